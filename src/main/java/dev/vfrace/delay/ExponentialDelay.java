package dev.vfrace.delay;

import java.util.random.RandomGenerator;

/**
 * An exponentially distributed delay.
 *
 * @param meanNanos more than 0
 */
public record ExponentialDelay(long meanNanos) implements Delay {

  /** Refuses a mean that is not positive. */
  public ExponentialDelay {
    Parameters.check(meanNanos > 0, "mean must be more than 0");
  }

  @Override
  public long sample(RandomGenerator random) {
    return Saturation.nanos(quantile(random.nextDouble()));
  }

  @Override
  public double quantile(double p) {
    return -meanNanos * StrictMath.log1p(-p);
  }
}
