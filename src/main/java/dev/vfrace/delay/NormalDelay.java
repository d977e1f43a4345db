package dev.vfrace.delay;

import java.util.random.RandomGenerator;

/**
 * A normally distributed delay; a negative draw counts as 0, so the real mean is a little above
 * {@code meanNanos} when {@code sdNanos} is not small beside it.
 *
 * @param meanNanos at least 0
 * @param sdNanos at least 0
 */
public record NormalDelay(long meanNanos, long sdNanos) implements Delay {

  /** Refuses negative parameters. */
  public NormalDelay {
    Parameters.check(meanNanos >= 0, "mean must not be negative");
    Parameters.check(sdNanos >= 0, "sd must not be negative");
  }

  @Override
  public long sample(RandomGenerator random) {
    return Saturation.nanos(quantile(random.nextDouble()));
  }

  @Override
  public double quantile(double p) {
    return sdNanos == 0 ? meanNanos : Math.max(0, meanNanos + sdNanos * StandardNormal.quantile(p));
  }
}
