package dev.vfrace.statistics;

import java.util.stream.LongStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How much more the hits of batches vary than independent trials would: hits in bursts make a rate
 * less certain than its count says.
 *
 * <p>The design effect is the dispersion of the batches, Pearson's chi-square over its degrees of
 * freedom and not below 1:
 *
 * <pre>{@code phi = max(1, 1/(B-1) * sum (x_i - n_i p)^2 / (n_i p (1-p)))}</pre>
 *
 * with {@code x_i} hits in the {@code n_i} trials of batch {@code i} of {@code B}, and {@code p}
 * their common rate (McCullagh and Nelder, <i>Generalized Linear Models</i>, 2nd ed. 1989, section
 * 4.5). For batches of one size that is their variance over that of a binomial count. Dividing
 * counts by it is how surveys treat samples drawn in clusters (Rao and Scott, <i>A simple method
 * for the analysis of clustered binary data</i>, Biometrics 48, 1992).
 *
 * <p>A batch must be long against a burst: what spans two batches is not seen as dependence.
 */
public sealed interface Dispersion {

  /** With fewer batches their variance is itself too uncertain. */
  int LEAST_BATCHES = 30;

  /** With fewer hits, or misses, bursts cannot be told from chance. */
  long LEAST_HITS = 20;

  /** How often independent trials may be taken for dependent ones: once in twenty times. */
  double LEVEL = 0.05;

  /** All batches together. */
  Rate total();

  /** How many batches had trials. */
  int batches();

  /**
   * Judges batches; those without trials are left out.
   *
   * @param hits of each batch
   * @param trials of each batch, as many
   */
  static Dispersion of(long[] hits, long[] trials) {
    Rate total = total(hits, trials);
    int batches = (int) LongStream.of(trials).filter(it -> it > 0).count();
    long rarer = Math.min(total.count(), total.trials() - total.count());
    if (batches < LEAST_BATCHES || rarer < LEAST_HITS) {
      return new TooFew(total, batches);
    }
    return new Judged(total, batches, pearson(hits, trials, total));
  }

  /**
   * The two-sided interval to quote: the adjusted one where the trials are seen to depend on one
   * another, else the exact one.
   *
   * @param confidence above 0 and below 1
   */
  Interval interval(double confidence);

  /**
   * The interval of a rate whose trials depend on one another: the Clopper-Pearson interval of
   * {@code count / designEffect} events in {@code trials / designEffect} trials. For a design
   * effect taken from elsewhere, where the batches are too few to judge; say that it is assumed.
   *
   * @param designEffect 1 or above
   * @param confidence above 0 and below 1
   */
  static Interval interval(Rate rate, double designEffect, double confidence) {
    double tail = Probability.tail(confidence, "confidence") / 2;
    if (!(designEffect >= 1 && designEffect < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("design effect must be 1 or above: " + designEffect);
    }
    if (rate.trials() == 0) {
      return Interval.ANY_RATE;
    }
    return ClopperPearson.fractional(
        rate.count() / designEffect, rate.trials() / designEffect, tail);
  }

  /**
   * The interval of a rate by a design effect that was estimated from so many batches; see {@link
   * Judged#adjustedInterval}.
   */
  static Interval adjusted(Rate rate, double designEffect, int batches, double confidence) {
    double tail = Probability.tail(confidence, "confidence") / 2;
    double deviate = TDistribution.of(batches - 1).inverseSurvivalProbability(tail);
    double normalTail = Probability.beyond(deviate);
    return interval(rate, designEffect, 1 - 2 * normalTail);
  }

  /** Adds up batches of as many hits as trials. */
  static Rate total(long[] hits, long[] trials) {
    if (hits.length != trials.length) {
      throw new IllegalArgumentException(
          "as many hits as trials: %d and %d batches".formatted(hits.length, trials.length));
    }
    Rate total = Rate.NONE;
    for (int batch = 0; batch < hits.length; batch++) {
      total = total.plus(new Rate(hits[batch], trials[batch]));
    }
    return total;
  }

  private static double pearson(long[] hits, long[] trials, Rate total) {
    double rate = total.rate();
    double chiSquare = 0;
    for (int batch = 0; batch < hits.length; batch++) {
      double expected = trials[batch] * rate;
      if (expected > 0) {
        double excess = hits[batch] - expected;
        chiSquare += excess * excess / (expected * (1 - rate));
      }
    }
    return chiSquare;
  }

  /**
   * Enough batches and hits to tell.
   *
   * @param chiSquare Pearson's, of the batches
   */
  record Judged(Rate total, int batches, double chiSquare) implements Dispersion {

    /** The dispersion, 1 or above: 1 where trials look independent. */
    public double designEffect() {
      return Math.max(1, chiSquare / degrees());
    }

    /** The probability of as large a chi-square, or larger, if the trials are independent. */
    public double pValue() {
      return ChiSquaredDistribution.of(degrees()).survivalProbability(chiSquare);
    }

    /**
     * Whether the trials are seen to depend on one another: their batches vary more than those of
     * independent trials do but once in twenty times ({@link #LEVEL}). At once in a hundred, slight
     * dependence would pass unseen more often than its intervals can bear.
     */
    public boolean dependent() {
      return pValue() < LEVEL;
    }

    @Override
    public Interval interval(double confidence) {
      return dependent() ? adjustedInterval(confidence) : total.interval(confidence);
    }

    /**
     * The two-sided interval that allows for the dispersion: that of counts divided by the design
     * effect, with Student's deviate at {@code B - 1} degrees of freedom in place of the normal
     * one, since the design effect is itself estimated. With bursts its coverage comes near its
     * confidence from about 100 hits on, and falls short by some percent at 20.
     *
     * @param confidence above 0 and below 1
     */
    public Interval adjustedInterval(double confidence) {
      return adjusted(total, designEffect(), batches, confidence);
    }

    private int degrees() {
      return batches - 1;
    }
  }

  /** Too few batches, hits or misses to judge: intervals assume independent trials. */
  record TooFew(Rate total, int batches) implements Dispersion {

    @Override
    public Interval interval(double confidence) {
      return total.interval(confidence);
    }

    /** What is there and what it takes. */
    public String reason() {
      return "%d batches, %d hits and %d misses; to judge takes %d batches, %d hits and %d misses"
          .formatted(
              batches,
              total.count(),
              total.trials() - total.count(),
              LEAST_BATCHES,
              LEAST_HITS,
              LEAST_HITS);
    }
  }
}
