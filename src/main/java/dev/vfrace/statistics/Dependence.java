package dev.vfrace.statistics;

/** What is known of how the trials of a rate depend on one another. */
public sealed interface Dependence {

  /** They are taken to be independent. */
  Dependence NONE = new Independent();

  /**
   * The two-sided interval that allows for it.
   *
   * @param rate of the same counts, taken to be independent
   * @param confidence above 0 and below 1
   */
  Interval interval(Rate rate, double confidence);

  /** So many independent trials as one of these is worth are one trial more, at least 1. */
  double designEffect(Rate rate);

  /** Nothing speaks against independence. */
  record Independent() implements Dependence {
    @Override
    public Interval interval(Rate rate, double confidence) {
      return rate.interval(confidence);
    }

    @Override
    public double designEffect(Rate rate) {
      return 1;
    }
  }

  /**
   * Batches vary more than those of independent trials would.
   *
   * @param factor the design effect, 1 or above
   * @param batches from which it was told
   */
  record Bursts(double factor, int batches) implements Dependence {
    @Override
    public Interval interval(Rate rate, double confidence) {
      return rate.isAnytime()
          ? rate.worth(factor).interval(confidence)
          : Dispersion.adjusted(rate, factor, batches, confidence);
    }

    @Override
    public double designEffect(Rate rate) {
      return factor;
    }
  }

  /**
   * Each block is a single draw; see {@link BlockInterval}.
   *
   * @param blocks at least {@link BlockInterval#LEAST_BLOCKS}
   * @param standardError of the rate
   */
  record Blocks(int blocks, double standardError) implements Dependence {
    @Override
    public Interval interval(Rate rate, double confidence) {
      return new BlockInterval.Between(rate, blocks, standardError).interval(confidence);
    }

    @Override
    public double designEffect(Rate rate) {
      double variance = rate.rate() * (1 - rate.rate()) / rate.trials();
      return variance > 0 ? Math.max(1, standardError * standardError / variance) : 1;
    }
  }

  /**
   * Each block is a single draw, and there are too few to tell anything: the rate may be any.
   *
   * @param blocks so many
   */
  record TooFewBlocks(int blocks) implements Dependence {
    @Override
    public Interval interval(Rate rate, double confidence) {
      return Interval.ANY_RATE;
    }

    @Override
    public double designEffect(Rate rate) {
      return Double.POSITIVE_INFINITY;
    }
  }
}
