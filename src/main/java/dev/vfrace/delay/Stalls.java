package dev.vfrace.delay;

/**
 * Moments in which the machine stands still. One falls in each stretch of {@code 1 / perSecond}
 * seconds of a cycle, at a random time in it; what is due meanwhile, in the kernel or in a program,
 * is done after it.
 *
 * @param perSecond how many there are in a second, more than 0
 * @param length how long each is; what goes beyond {@code 1 / perSecond} seconds is cut off
 */
public record Stalls(double perSecond, Delay length) {

  private static final double SECOND = 1e9;

  /** Where the draws of stalls begin among what is drawn jointly. */
  private static final long STREAM = 0x7374616C6CL << 20;

  /**
   * What was due in a stall is done in its order, in a hundredth of the time: so one can tell
   * apart, on both sides of a VM, what came first.
   */
  private static final long BACKLOG = 100;

  /** Refuses what is no rate, and stalls without an end. */
  public Stalls {
    Parameters.check(
        perSecond > 0 && perSecond <= 1e6, "per-second must be more than 0, up to 1,000,000");
    Parameters.check(
        length.quantile(0.99) < SECOND / perSecond,
        "length: 99 % of stalls must be shorter than 1 / per-second, or all is one stall");
  }

  /**
   * When something is done.
   *
   * @param random the VM's, the same for all of it; it is restarted
   * @param cycle its number
   * @param due when it is due, nanoseconds since the cycle began
   * @return the same, or after a stall; what is due earlier is not done later unless a stall ends
   *     in between
   */
  public long done(CycleRandom random, long cycle, long due) {
    double stretch = SECOND / perSecond;
    long at = due;
    for (long number = (long) (at / stretch) - 1; number * stretch <= at; number++) {
      random.restart(cycle, STREAM + number);
      long start = (long) ((number + random.nextDouble()) * stretch);
      long end = start + (long) Math.min(stretch, length.quantile(random.nextDouble()));
      if (at >= start && at < end) {
        at = end + (at - start) / BACKLOG;
      }
    }
    return at;
  }
}
