package dev.vfrace.timeline;

/** Which workers run the two sides of a VM ({@code vfrace.run.placement}, unless it is auto). */
public enum Placement {
  /** A side that can go on is a task: any worker may take it. */
  TASKS,
  /** The two sides are always on different workers, so that real threads decide their order. */
  APART,
  /** Each VM is wholly on one worker, as one strand. */
  TOGETHER
}
