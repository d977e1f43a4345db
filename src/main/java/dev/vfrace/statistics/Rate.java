package dev.vfrace.statistics;

/**
 * How often an event happened: {@code count} times in {@code trials} independent trials.
 *
 * <p>Every bound is exact (Clopper and Pearson, <i>The use of confidence or fiducial limits
 * illustrated in the case of the binomial</i>, Biometrika 26, 1934): it covers the true rate at
 * least as often as its confidence says. Trials that are seen to depend on one another, as bursts
 * do, make the true uncertainty larger: then the interval is that of {@link Dispersion}.
 *
 * @param count how often the event happened, from 0 to {@code trials}
 * @param trials how often it had its chance, not negative
 * @param stopping what decided how many trials there are: if the counts themselves did, every bound
 *     is that of a {@link ConfidenceSequence}
 * @param dependence of the trials, as far as their batches or blocks show one
 */
public record Rate(long count, long trials, Stopping stopping, Dependence dependence) {

  /** No trial yet. */
  public static final Rate NONE = new Rate(0, 0);

  /** The confidence of {@link #interval()}: 95 %. */
  public static final double DEFAULT_CONFIDENCE = 0.95;

  /** Of a number of trials that was fixed beforehand. */
  public Rate(long count, long trials) {
    this(count, trials, Stopping.FIXED);
  }

  /** Of trials that are taken to be independent. */
  public Rate(long count, long trials, Stopping stopping) {
    this(count, trials, stopping, Dependence.NONE);
  }

  /** The same counts with the dependence that their batches show. */
  public Rate judgedBy(Dispersion dispersion) {
    return dispersion instanceof Dispersion.Judged judged && judged.dependent()
        ? new Rate(
            count, trials, stopping, new Dependence.Bursts(judged.designEffect(), judged.batches()))
        : this;
  }

  /** The same counts, as had in blocks that each begin anew. */
  public Rate judgedBy(BlockInterval judged) {
    return new Rate(
        count,
        trials,
        stopping,
        judged instanceof BlockInterval.Between between
            ? new Dependence.Blocks(between.blocks(), between.standardError())
            : new Dependence.TooFewBlocks(judged.blocks()));
  }

  /** Whether the interval comes from between blocks, or would have to. */
  public boolean isOfBlocks() {
    return dependence instanceof Dependence.Blocks || dependence instanceof Dependence.TooFewBlocks;
  }

  /** Whether the intervals hold at any stop, whatever the counts made of it. */
  public boolean isAnytime() {
    return stopping instanceof Stopping.ByCounts;
  }

  /** As many independent trials as these are worth. */
  public Rate effective() {
    return worth(dependence.designEffect(this));
  }

  /** As many trials as are worth that many times fewer. */
  Rate worth(double designEffect) {
    long worth = Math.round(trials / designEffect);
    long events = Math.min(worth, Math.round(count / designEffect));
    return new Rate(events, worth, stopping);
  }

  /** Refuses counts no number of trials can give. */
  public Rate {
    if (count < 0 || trials < count) {
      throw new IllegalArgumentException(
          "count must be from 0 to trials: count " + count + ", trials " + trials);
    }
  }

  /** The observed rate {@code count / trials}, from 0 to 1; NaN without trials. */
  public double rate() {
    return trials == 0 ? Double.NaN : (double) count / trials;
  }

  /** The two-sided interval at {@link #DEFAULT_CONFIDENCE}. */
  public Interval interval() {
    return interval(DEFAULT_CONFIDENCE);
  }

  /**
   * The two-sided interval of the true rate, each end missed with probability {@code alpha / 2}.
   * Without events its upper end is {@code 1 - (alpha/2)^(1/trials)}, about {@code 3.69 / trials}
   * at 95 %. Without trials it is {@code [0, 1]}.
   *
   * @param confidence {@code 1 - alpha}, above 0 and below 1
   */
  public Interval interval(double confidence) {
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException("confidence must be above 0 and below 1: " + confidence);
    }
    if (!dependence.equals(Dependence.NONE)) {
      return dependence.interval(new Rate(count, trials, stopping), confidence);
    }
    return stopping instanceof Stopping.ByCounts byCounts
        ? byCounts.interval(this, confidence)
        : ClopperPearson.interval(count, trials, (1 - confidence) / 2);
  }

  /**
   * The one-sided upper bound of the true rate. Without events in a fixed number of trials it is
   * {@code 1 - alpha^(1/trials)}, about {@code 3 / trials} at 95 %: the rule of three. Without
   * trials it is 1. A confidence sequence has no narrower bound on one side than on both.
   *
   * @param confidence {@code 1 - alpha}, above 0.5 and below 1
   */
  public double upperBound(double confidence) {
    if (!(confidence > 0.5 && confidence < 1)) {
      throw new IllegalArgumentException(
          "one-sided confidence must be above 0.5 and below 1: " + confidence);
    }
    return interval(isAnytime() ? confidence : 2 * confidence - 1).high();
  }

  /**
   * The same events by another number of chances.
   *
   * @param chances no fewer than events
   */
  public Rate over(long chances) {
    Dependence scaled =
        dependence instanceof Dependence.Blocks blocks
            ? new Dependence.Blocks(blocks.blocks(), blocks.standardError() * trials / chances)
            : dependence;
    return new Rate(count, chances, stopping, scaled);
  }

  /** The rate over the trials of both, which stopped alike. */
  public Rate plus(Rate other) {
    return new Rate(
        Math.addExact(count, other.count), Math.addExact(trials, other.trials), stopping);
  }
}
