package dev.vfrace.kernel;

import dev.vfrace.delay.ConstantDelay;
import dev.vfrace.delay.Delay;
import dev.vfrace.timeline.Draws;
import dev.vfrace.vocabulary.Matter;

/**
 * The packets that one VM carries, modelled by their spacing.
 *
 * <p>With a constant spacing packets stand at its multiples from the start of the cycle. With a
 * random one they are counted one by one from the start of the stretch, up to {@value #ONE_BY_ONE},
 * and by their mean spacing beyond.
 */
public final class PacketStream {

  private static final int ONE_BY_ONE = 10_000;

  private enum Spacing implements Matter {
    SPACING;

    @Override
    public String key() {
      return "packet-spacing";
    }
  }

  private final Delay spacing;
  private final Draws draws;

  /**
   * A stream.
   *
   * @param spacing between packets, modelled nanoseconds; zero: there are none
   * @param draws its draws
   */
  public PacketStream(Delay spacing, Draws draws) {
    this.spacing = spacing;
    this.draws = draws;
  }

  /** Starts the draws of a cycle. */
  public void startCycle(long number, long at) {
    draws.startCycle(number, at);
  }

  /**
   * How many packets there are in a stretch of time.
   *
   * @param from since the cycle's start, modelled nanoseconds, exclusive
   * @param to likewise, inclusive
   */
  public long between(long from, long to) {
    if (to <= from) {
      return 0;
    }
    if (spacing instanceof ConstantDelay constant) {
      long nanos = constant.nanos();
      return nanos == 0 ? 0 : Math.floorDiv(to, nanos) - Math.floorDiv(from, nanos);
    }
    long at = from;
    for (long count = 0; count < ONE_BY_ONE; count++) {
      at += Math.max(1, draws.of(Spacing.SPACING, spacing));
      if (at > to) {
        return count;
      }
    }
    return Math.round(ONE_BY_ONE * ((double) (to - from) / (at - from)));
  }
}
