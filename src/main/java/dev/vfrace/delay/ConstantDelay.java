package dev.vfrace.delay;

import java.util.random.RandomGenerator;

/**
 * The same delay at every draw.
 *
 * @param nanos at least 0
 */
public record ConstantDelay(long nanos) implements Delay {

  /** Refuses a negative delay. */
  public ConstantDelay {
    if (nanos < 0) {
      throw new IllegalArgumentException("a delay must not be negative: " + nanos + " ns");
    }
  }

  @Override
  public long sample(RandomGenerator random) {
    return nanos;
  }

  @Override
  public double quantile(double p) {
    return nanos;
  }
}
