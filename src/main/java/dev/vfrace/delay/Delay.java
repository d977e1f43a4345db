package dev.vfrace.delay;

import java.util.random.RandomGenerator;

/** A random or constant delay in modelled nanoseconds; immutable and free of hidden state. */
public interface Delay {

  /** A delay that is always zero. */
  Delay ZERO = new ConstantDelay(0);

  /**
   * Draws one delay.
   *
   * @return nanoseconds, at least 0
   */
  long sample(RandomGenerator random);

  /**
   * The delay that a share {@code p} of draws does not exceed.
   *
   * @param p from 0 to 1
   * @return nanoseconds; may be infinite at 1
   */
  double quantile(double p);
}
