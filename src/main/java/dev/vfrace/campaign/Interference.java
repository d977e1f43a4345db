package dev.vfrace.campaign;

/**
 * What kept the process from running while it measured.
 *
 * @param gcPauses collections of the JVM's garbage collector
 * @param gcMillis wall time they took
 * @param stealMillis time that the host gave to others while a CPU wanted to run, over all CPUs
 */
public record Interference(long gcPauses, long gcMillis, long stealMillis) {

  /** Nothing. */
  public static final Interference NONE = new Interference(0, 0, 0);

  /** Since an earlier reading. */
  public Interference since(Interference earlier) {
    return new Interference(
        gcPauses - earlier.gcPauses,
        gcMillis - earlier.gcMillis,
        stealMillis - earlier.stealMillis);
  }

  /** The sum. */
  public Interference plus(Interference more) {
    return new Interference(
        gcPauses + more.gcPauses, gcMillis + more.gcMillis, stealMillis + more.stealMillis);
  }

  /** Whether there was any. */
  public boolean isAny() {
    return gcPauses > 0 || stealMillis > 0;
  }
}
