package dev.vfrace.statistics;

/**
 * The sequential probability ratio test: is a rate as low as {@code low}, or as high as {@code
 * high}? It may be asked after every trial, and on average needs the fewest trials of all tests
 * that are as often right (Wald, <i>Sequential tests of statistical hypotheses</i>, Annals of
 * Mathematical Statistics 16, 1945; Wald and Wolfowitz, ibid. 19, 1948).
 *
 * <p>It goes on while the likelihood ratio of {@code high} to {@code low} lies between {@code
 * beta/(1-alpha)} and {@code (1-beta)/alpha}. Wald's bounds promise {@code alpha/(1-beta)} and
 * {@code beta/(1-alpha)} at most, and {@code alpha + beta} at most for both errors together. For
 * rates between the two either answer may come.
 *
 * <p>What it gives is a decision, not an estimate: quote the {@link ConfidenceSequence} beside it.
 *
 * @param low the rate that counts as low, above 0
 * @param high the rate that counts as high, above {@code low} and below 1
 * @param alpha the wanted probability to accept high where the rate is low, above 0
 * @param beta the wanted probability to accept low where the rate is high, above 0; {@code alpha +
 *     beta} is below 1
 */
public record Sprt(double low, double high, double alpha, double beta) {

  /** What the trials so far say. */
  public enum Decision {
    /** The rate is as low as {@code low}. */
    ACCEPT_LOW,
    /** The rate is as high as {@code high}. */
    ACCEPT_HIGH,
    /** Neither yet. */
    CONTINUE
  }

  /** Refuses rates and errors that make no test. */
  public Sprt {
    Probability.inner(low, "low");
    Probability.inner(high, "high");
    Probability.inner(alpha, "alpha");
    Probability.inner(beta, "beta");
    if (low >= high) {
      throw new IllegalArgumentException("low must be below high: " + low + ", " + high);
    }
    if (alpha + beta >= 1) {
      throw new IllegalArgumentException(
          "alpha and beta must sum to less than 1: " + alpha + ", " + beta);
    }
  }

  /**
   * What all trials so far say. Who stops at the first answer gets the errors above; a later look
   * may answer otherwise.
   */
  public Decision decide(Rate seen) {
    double ratio = logLikelihoodRatio(seen);
    if (ratio <= logAcceptLow()) {
      return Decision.ACCEPT_LOW;
    }
    return ratio >= Math.log1p(-beta) - Math.log(alpha) ? Decision.ACCEPT_HIGH : Decision.CONTINUE;
  }

  /** The logarithm of the likelihood of {@code high} over that of {@code low}, in nats. */
  public double logLikelihoodRatio(Rate seen) {
    double events = seen.count();
    double misses = seen.trials() - seen.count();
    return events * Math.log(high / low) + misses * logRatioOfMisses();
  }

  private double logAcceptLow() {
    return Math.log(beta) - Math.log1p(-alpha);
  }

  private double logRatioOfMisses() {
    return Math.log1p(-high) - Math.log1p(-low);
  }
}
