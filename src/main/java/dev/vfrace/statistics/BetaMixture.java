package dev.vfrace.statistics;

import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.LogGamma;

/**
 * How likely counts are if the rate is itself drawn from a beta distribution, beside how likely
 * they are at one rate:
 *
 * <pre>{@code B(a+x, b+n-x) / (B(a, b) p^x (1-p)^(n-x))}</pre>
 *
 * with {@code x} events in {@code n} trials and {@code B} the beta function. If {@code p} is the
 * true rate this is, trial after trial, a martingale that begins at 1.
 *
 * @param a the distribution's first parameter, above 0
 * @param b its second parameter, above 0
 */
record BetaMixture(double a, double b) {

  private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

  /** From here on three terms of Stirling's series leave less than 1e-10. */
  private static final double STIRLING_FROM = 10;

  /** The logarithm of the mixture's likelihood if every trial is a miss. */
  double logNoEvents(double trials) {
    return LogBeta.value(a, b + trials) - LogBeta.value(a, b);
  }

  /**
   * The logarithm of the mixture's likelihood over that of the observed rate, both counts above 0.
   * By Stirling's formula its large terms are cancelled by hand: what is left is of the order of
   * the result, at any count.
   */
  double logRatio(double count, double misses) {
    double n = count + misses;
    double growth = Math.log1p((a + b) / n);
    return count * (Math.log1p(a / count) - growth)
        + misses * (Math.log1p(b / misses) - growth)
        + (a - 0.5) * Math.log((count + a) / (n + a + b))
        + (b - 0.5) * Math.log((misses + b) / (n + a + b))
        - 0.5 * Math.log(n + a + b)
        + HALF_LOG_TWO_PI
        + stirlingError(count + a)
        + stirlingError(misses + b)
        - stirlingError(n + a + b)
        - LogBeta.value(a, b);
  }

  /**
   * How much less likely the counts are, in nats, at a rate whose log odds lie {@code shift} above
   * those of the observed one.
   */
  static double divergence(double count, double trials, double shift) {
    return trials * Math.log1p(count / trials * Math.expm1(shift)) - count * shift;
  }

  /** By how much the logarithm of gamma exceeds Stirling's formula without its series. */
  private static double stirlingError(double z) {
    if (z < STIRLING_FROM) {
      return LogGamma.value(z) - ((z - 0.5) * Math.log(z) - z + HALF_LOG_TWO_PI);
    }
    double square = z * z;
    return (1.0 / 12 - (1.0 / 360 - 1.0 / 1260 / square) / square) / z;
  }
}
