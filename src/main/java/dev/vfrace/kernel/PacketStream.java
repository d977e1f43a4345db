package dev.vfrace.kernel;

import dev.vfrace.delay.ConstantDelay;
import dev.vfrace.delay.CycleRandom;
import dev.vfrace.delay.Delay;

/**
 * The packets that one VM carries, modelled by their spacing.
 *
 * <p>With a constant spacing packets stand at its multiples. With a random one they are counted one
 * by one from the start of the stretch, up to {@value #ONE_BY_ONE}, and by their mean spacing
 * beyond.
 */
public final class PacketStream {

  private static final int ONE_BY_ONE = 10_000;

  private final Delay spacing;
  private final CycleRandom random;

  /**
   * A stream.
   *
   * @param spacing between packets, modelled nanoseconds; zero: there are none
   * @param random its draws
   */
  public PacketStream(Delay spacing, CycleRandom random) {
    this.spacing = spacing;
    this.random = random;
  }

  /**
   * How many packets there are in a stretch of time.
   *
   * @param from modelled nanoseconds, exclusive
   * @param to modelled nanoseconds, inclusive
   */
  public long between(long from, long to) {
    if (to <= from) {
      return 0;
    }
    if (spacing instanceof ConstantDelay constant) {
      long nanos = constant.nanos();
      return nanos == 0 ? 0 : Math.floorDiv(to, nanos) - Math.floorDiv(from, nanos);
    }
    random.restart(from);
    long at = from;
    for (long count = 0; count < ONE_BY_ONE; count++) {
      at += Math.max(1, spacing.sample(random));
      if (at > to) {
        return count;
      }
    }
    return Math.round(ONE_BY_ONE * ((double) (to - from) / (at - from)));
  }
}
