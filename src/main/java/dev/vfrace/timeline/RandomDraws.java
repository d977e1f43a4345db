package dev.vfrace.timeline;

import dev.vfrace.delay.ConstantDelay;
import dev.vfrace.delay.CycleRandom;
import dev.vfrace.delay.Delay;
import dev.vfrace.vocabulary.Matter;
import java.util.Arrays;

/**
 * Random lengths. Each matter of each cycle has its own draws, so that a delay is as long as it is
 * whatever order the threads bring the others in, and two designs can be compared cycle by cycle.
 */
public final class RandomDraws implements Draws {

  private static final int[] NONE = {};

  private final CycleRandom random;
  private int[] repeats = NONE;
  private long cycle;

  /** Draws from a generator. */
  public RandomDraws(CycleRandom random) {
    this.random = random;
  }

  /** The draws of all actors of a campaign. */
  public static Source seeded(long seed) {
    return (lane, actor) -> new RandomDraws(new CycleRandom(seed, lane, actor));
  }

  @Override
  public void startCycle(long number) {
    cycle = number;
    Arrays.fill(repeats, 0);
  }

  @Override
  public long of(Matter matter, Delay delay) {
    if (delay instanceof ConstantDelay constant) {
      return constant.nanos();
    }
    int place = matter.ordinal();
    if (place >= repeats.length) {
      repeats = Arrays.copyOf(repeats, place + 1);
    }
    int repeat = ++repeats[place];
    random.restart(cycle, 31L * matter.key().hashCode() + repeat);
    return delay.sample(random);
  }
}
