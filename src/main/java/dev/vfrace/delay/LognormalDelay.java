package dev.vfrace.delay;

import java.util.random.RandomGenerator;

/** A lognormally distributed delay, given by its median and its 99th percentile. */
public final class LognormalDelay implements Delay {

  private static final double NORMAL_P99 = StandardNormal.quantile(0.99);

  private final long medianNanos;
  private final long p99Nanos;
  private final double sigma;

  /**
   * A delay with these two quantiles.
   *
   * @param medianNanos more than 0
   * @param p99Nanos at least {@code medianNanos}
   */
  public LognormalDelay(long medianNanos, long p99Nanos) {
    Parameters.check(medianNanos > 0, "median must be more than 0");
    Parameters.check(p99Nanos >= medianNanos, "p99 must be at least the median");
    this.medianNanos = medianNanos;
    this.p99Nanos = p99Nanos;
    this.sigma = StrictMath.log((double) p99Nanos / medianNanos) / NORMAL_P99;
  }

  @Override
  public long sample(RandomGenerator random) {
    return Saturation.nanos(quantile(random.nextDouble()));
  }

  @Override
  public double quantile(double p) {
    return sigma == 0
        ? medianNanos
        : medianNanos * StrictMath.exp(sigma * StandardNormal.quantile(p));
  }

  @Override
  public String toString() {
    return "LognormalDelay[medianNanos=" + medianNanos + ", p99Nanos=" + p99Nanos + "]";
  }
}
