package dev.vfrace.delay;

import java.util.random.RandomGenerator;

/**
 * The quantile function of the standard normal distribution, to about 16 digits.
 *
 * <p>Rational approximations with the coefficients of M. J. Wichura, Algorithm AS 241 (PPND16),
 * Applied Statistics 37 (1988) 477-484, rounded to doubles. Only strict arithmetic is used, so that
 * every machine draws the same numbers; one uniform number gives one normal number.
 */
final class StandardNormal {

  private static final double CENTRAL_HALF_WIDTH = 0.425;
  private static final double CENTRAL_OFFSET = 0.180625;
  private static final double TAIL_LIMIT = 5;
  private static final double FARTHEST = 8;
  private static final double LOG_ROOT_TWO_PI = 0.9189385332046728;
  private static final double NEAR_TAIL_OFFSET = 1.6;

  private static final double[] CENTRAL_NUMERATOR = {
    3.3871328727963665,
    133.14166789178438,
    1971.5909503065513,
    13731.69376550946,
    45921.95393154987,
    67265.7709270087,
    33430.57558358813,
    2509.0809287301227
  };
  private static final double[] CENTRAL_DENOMINATOR = {
    1.0,
    42.31333070160091,
    687.1870074920579,
    5394.196021424751,
    21213.794301586597,
    39307.89580009271,
    28729.085735721943,
    5226.495278852854
  };
  private static final double[] NEAR_TAIL_NUMERATOR = {
    1.4234371107496835,
    4.630337846156546,
    5.769497221460691,
    3.6478483247632045,
    1.2704582524523684,
    0.2417807251774506,
    0.022723844989269184,
    0.0007745450142783414
  };
  private static final double[] NEAR_TAIL_DENOMINATOR = {
    1.0,
    2.053191626637759,
    1.6763848301838038,
    0.6897673349851,
    0.14810397642748008,
    0.015198666563616457,
    0.0005475938084995345,
    1.0507500716444169E-9
  };
  private static final double[] FAR_TAIL_NUMERATOR = {
    6.657904643501103,
    5.463784911164114,
    1.7848265399172913,
    0.29656057182850487,
    0.026532189526576124,
    0.0012426609473880784,
    2.7115555687434876E-5,
    2.0103343992922881E-7
  };
  private static final double[] FAR_TAIL_DENOMINATOR = {
    1.0,
    0.599832206555888,
    0.1369298809227358,
    0.014875361290850615,
    0.0007868691311456133,
    1.8463183175100548E-5,
    1.421511758316446E-7,
    2.0442631033899397E-15
  };

  private StandardNormal() {}

  /** Draws one standard normal number from one uniform number. */
  static double sample(RandomGenerator random) {
    return quantile(random.nextDouble());
  }

  /** The number that a share {@code p} of draws does not exceed; infinite at 0 and 1. */
  static double quantile(double p) {
    double fromCentre = p - 0.5;
    if (Math.abs(fromCentre) <= CENTRAL_HALF_WIDTH) {
      double r = CENTRAL_OFFSET - fromCentre * fromCentre;
      return fromCentre * ratio(CENTRAL_NUMERATOR, CENTRAL_DENOMINATOR, r);
    }
    double outside = fromCentre < 0 ? p : 1 - p;
    double magnitude = outside <= 0 ? Double.POSITIVE_INFINITY : tail(outside);
    return fromCentre < 0 ? -magnitude : magnitude;
  }

  /**
   * The share of draws that do not exceed a number, to about 14 digits of 1: the series of G.
   * Marsaglia, Evaluating the Normal Distribution, Journal of Statistical Software 11 (2004), issue
   * 4, formula 3.
   */
  static double share(double number) {
    if (Math.abs(number) > FARTHEST) {
      return number < 0 ? 0 : 1;
    }
    double sum = number;
    double before = 0;
    double term = number;
    double square = number * number;
    for (int odd = 3; sum != before; odd += 2) {
      before = sum;
      term *= square / odd;
      sum += term;
    }
    return Math.max(0, 0.5 + sum * StrictMath.exp(-0.5 * square - LOG_ROOT_TWO_PI));
  }

  private static double tail(double outside) {
    double r = StrictMath.sqrt(-StrictMath.log(outside));
    return r <= TAIL_LIMIT
        ? ratio(NEAR_TAIL_NUMERATOR, NEAR_TAIL_DENOMINATOR, r - NEAR_TAIL_OFFSET)
        : ratio(FAR_TAIL_NUMERATOR, FAR_TAIL_DENOMINATOR, r - TAIL_LIMIT);
  }

  private static double ratio(double[] numerator, double[] denominator, double x) {
    return polynomial(numerator, x) / polynomial(denominator, x);
  }

  private static double polynomial(double[] coefficients, double x) {
    double value = 0;
    for (int i = coefficients.length - 1; i >= 0; i--) {
      value = value * x + coefficients[i];
    }
    return value;
  }
}
