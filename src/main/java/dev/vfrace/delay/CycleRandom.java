package dev.vfrace.delay;

import java.util.random.RandomGenerator;

/**
 * The random draws of one actor in one cycle. Each cycle starts its own sequence from (seed, lane,
 * actor, cycle), so that a cycle draws the same delays whatever the threads did before it, and two
 * runs can be compared cycle by cycle.
 *
 * <p>The generator is SplitMix64 (Steele, Lea, Flood 2014, OOPSLA, figure 17), restartable without
 * allocation, which {@code java.util.SplittableRandom} is not.
 */
public final class CycleRandom implements RandomGenerator {

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private final long base;
  private long state;

  /**
   * Draws for one actor of one lane.
   *
   * @param seed of the campaign
   * @param lane its number
   * @param actor its name, unique within the lane
   */
  public CycleRandom(long seed, int lane, String actor) {
    this.base = mix(mix(seed + GOLDEN_GAMMA * (lane + 1L)) ^ (GOLDEN_GAMMA * actor.hashCode()));
    this.state = base;
  }

  /** Starts the sequence of a cycle. */
  public void restart(long cycle) {
    state = mix(base + GOLDEN_GAMMA * (cycle + 1));
  }

  /** Starts the sequence of one matter within a cycle. */
  public void restart(long cycle, long matter) {
    state = mix(mix(base + GOLDEN_GAMMA * (cycle + 1)) + GOLDEN_GAMMA * matter);
  }

  @Override
  public long nextLong() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
