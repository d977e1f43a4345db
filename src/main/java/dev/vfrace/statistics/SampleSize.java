package dev.vfrace.statistics;

/**
 * How many trials a question takes, before they are made. All assume independent trials: where hits
 * come in bursts, multiply by the design effect ({@link Dispersion}).
 */
public final class SampleSize {

  private SampleSize() {}

  /**
   * The trials in which an event of that rate shows at least once with that confidence: {@code
   * ln(1-confidence) / ln(1-rate)}, rounded up. About {@code 3 / rate} at 95 %, {@code 4.6 / rate}
   * at 99 %.
   *
   * @param rate above 0 and below 1
   * @param confidence above 0 and below 1
   */
  public static long toSeeOne(double rate, double confidence) {
    Probability.inner(rate, "rate");
    double missed = Probability.tail(confidence, "confidence");
    return roundedUp(Math.log(missed) / Math.log1p(-rate));
  }

  /**
   * The trials that, all without an event, show the rate to be below {@code bound}: one-sided, as
   * {@link Rate#upperBound(double)} has it. It is the same number as {@link #toSeeOne}: 2.995732
   * over the bound at 95 %, the rule of three (Hanley and Lippman-Hand, <i>If nothing goes wrong,
   * is everything all right?</i>, JAMA 249, 1983).
   *
   * @param bound above 0 and below 1
   * @param confidence above 0 and below 1
   */
  public static long toBoundZero(double bound, double confidence) {
    return toSeeOne(bound, confidence);
  }

  /**
   * The trials after which the interval of the rate reaches to {@code halfWidth} times the rate on
   * both sides: {@code z^2 (1-rate) / (rate halfWidth^2)}, rounded up, with {@code z} the two-sided
   * normal deviate. It is the normal approximation, good where it leads to 20 events or more; about
   * {@code 384 / rate} for 10 % at 95 %.
   *
   * @param rate above 0 and below 1
   * @param halfWidth relative to the rate, above 0
   * @param confidence above 0 and below 1
   */
  public static long forRelativeHalfWidth(double rate, double halfWidth, double confidence) {
    Probability.inner(rate, "rate");
    if (!(halfWidth > 0)) {
      throw new IllegalArgumentException("half-width must be above 0: " + halfWidth);
    }
    double z = Probability.deviate(Probability.tail(confidence, "confidence") / 2) / halfWidth;
    return roundedUp(z * z * (1 - rate) / rate);
  }

  /**
   * The trials of <i>each</i> of two variants that tell a rate from one {@code factor} times lower:
   * {@code (z_confidence + z_power)^2 / (2 rate (1 - 1/sqrt(factor))^2)}, rounded up, the first
   * deviate two-sided. It is the normal approximation of the square roots of Poisson counts, whose
   * variance is 1/4 whatever the rate (Huffman, <i>An improved approximate two-sample Poisson
   * test</i>, Applied Statistics 33, 1984). The exact test ({@link RateRatio#pValue()}) finds a
   * little less: simulated, 0.77 for a power of 0.8 and factor 2, 0.83 for 0.9 and factor 10.
   *
   * @param rate of the variant it drops from, above 0 and below 1
   * @param factor by which it drops, above 1
   * @param confidence of not telling apart what is equal, above 0 and below 1
   * @param power the probability to tell the drop if it is there, 0.5 or above and below 1
   */
  public static long toTellDrop(double rate, double factor, double confidence, double power) {
    Probability.inner(rate, "rate");
    if (!(factor > 1)) {
      throw new IllegalArgumentException("factor must be above 1: " + factor);
    }
    if (!(power >= 0.5)) {
      throw new IllegalArgumentException("power must be 0.5 or above: " + power);
    }
    double certain = Probability.deviate(Probability.tail(confidence, "confidence") / 2);
    double found = Probability.deviate(Probability.tail(power, "power"));
    double distance = 1 - 1 / Math.sqrt(factor);
    double needed = (certain + found) / distance;
    return roundedUp(needed * needed / (2 * rate));
  }

  private static long roundedUp(double trials) {
    return Math.max(1, (long) Math.ceil(trials));
  }
}
