package dev.vfrace.delay;

import java.util.random.RandomGenerator;

/**
 * A delay spread evenly between two bounds.
 *
 * @param minNanos at least 0
 * @param maxNanos at least {@code minNanos}
 */
public record UniformDelay(long minNanos, long maxNanos) implements Delay {

  /** Refuses negative and reversed bounds. */
  public UniformDelay {
    Parameters.check(minNanos >= 0, "min must not be negative");
    Parameters.check(minNanos <= maxNanos, "min must not exceed max");
  }

  @Override
  public long sample(RandomGenerator random) {
    return Saturation.nanos(quantile(random.nextDouble()));
  }

  @Override
  public double quantile(double p) {
    return minNanos + p * (maxNanos - minNanos);
  }
}
