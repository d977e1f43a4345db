package dev.vfrace.stress;

/**
 * What kept the process from running, over some time.
 *
 * @param gcPauses collections of the JVM's garbage collector
 * @param gcMillis wall time they took
 * @param stealMillis time that the host gave to others while a CPU of this machine wanted to run,
 *     over all CPUs; 0 where the system does not tell
 */
public record Disturbance(long gcPauses, long gcMillis, long stealMillis) {

  /** Nothing. */
  public static final Disturbance NONE = new Disturbance(0, 0, 0);

  /** Since an earlier reading. */
  Disturbance since(Disturbance earlier) {
    return new Disturbance(
        gcPauses - earlier.gcPauses,
        gcMillis - earlier.gcMillis,
        stealMillis - earlier.stealMillis);
  }

  /** The sum. */
  Disturbance plus(Disturbance more) {
    return new Disturbance(
        gcPauses + more.gcPauses, gcMillis + more.gcMillis, stealMillis + more.stealMillis);
  }

  /** Whether there was any. */
  boolean isAny() {
    return gcPauses > 0 || stealMillis > 0;
  }
}
