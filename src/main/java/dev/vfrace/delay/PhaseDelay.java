package dev.vfrace.delay;

import java.util.random.RandomGenerator;

/**
 * The time from a moment that has nothing to do with a period to the period's next end: a uniform
 * share of it.
 *
 * @param period whose end is waited for
 */
public record PhaseDelay(Delay period) implements Delay {

  @Override
  public long sample(RandomGenerator random) {
    double share = random.nextDouble();
    return (long) (share * period.sample(random));
  }

  /** Of a constant period exact; of a random one that of its median period. */
  @Override
  public double quantile(double p) {
    return p * period.quantile(p == 0 || p == 1 ? p : 0.5);
  }
}
