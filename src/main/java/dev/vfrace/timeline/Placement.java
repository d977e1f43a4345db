package dev.vfrace.timeline;

/** Which workers run the two sides of a VM ({@code vfrace.run.placement}, unless it is auto). */
public enum Placement {
  /** A VM is a task: a worker that takes it runs both of its sides, as one strand. */
  TOGETHER,
  /** A side of a VM is a task: any worker may take it, so that both may run at once. */
  TASKS,
  /** The two sides are always on different workers, so that real threads decide their order. */
  APART
}
