package dev.vfrace.delay;

import java.util.random.RandomGenerator;

/**
 * A Pareto distributed delay: a smallest value and a tail that falls with a power.
 *
 * @param minNanos more than 0
 * @param alpha more than 0; the mean is infinite up to 1, the variance up to 2
 */
public record ParetoDelay(long minNanos, double alpha) implements Delay {

  /** Refuses parameters that are not positive. */
  public ParetoDelay {
    Parameters.check(minNanos > 0, "min must be more than 0");
    Parameters.check(
        alpha > 0 && alpha < Double.POSITIVE_INFINITY, "alpha must be a number above 0");
  }

  @Override
  public long sample(RandomGenerator random) {
    return Saturation.nanos(quantile(random.nextDouble()));
  }

  @Override
  public double quantile(double p) {
    return minNanos * StrictMath.pow(1 - p, -1 / alpha);
  }
}
