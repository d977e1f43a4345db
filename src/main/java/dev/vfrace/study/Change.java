package dev.vfrace.study;

import dev.vfrace.count.Pairs;
import dev.vfrace.statistics.Interval;
import dev.vfrace.statistics.PairedRatio;
import dev.vfrace.statistics.Rate;
import dev.vfrace.statistics.RateRatio;
import java.util.Optional;

/**
 * What became of a rate between A and B, by the 95 % interval of the ratio B/A: by pairs of cycles
 * ({@link PairedRatio}) where all trials of both are of cycles that drew the same delays, and
 * otherwise by the counts alone ({@link RateRatio}). The first of these that applies:
 *
 * <ul>
 *   <li>{@link Kind#FIXED}: A had events and B none, the interval of the ratio is wholly below 1,
 *       and the upper end of B's own interval is at most a tenth of the lower end of A's;
 *   <li>{@link Kind#REDUCED}: the interval of the ratio is wholly below 1;
 *   <li>{@link Kind#WORSE}: it is wholly above 1;
 *   <li>{@link Kind#SAME}: it contains 1, and neither 1/2 nor 2;
 *   <li>{@link Kind#INCONCLUSIVE}: it contains 1, and 1/2 or 2 too.
 * </ul>
 *
 * @param before A's rate
 * @param after B's rate
 * @param pairs the cycles of both by where it happened; empty where they are not all trials of both
 */
public record Change(Rate before, Rate after, Optional<Pairs> pairs) {

  /** How much lower than A's lower bound B's upper bound has to be to be called fixed. */
  private static final double FIXED_FACTOR = 10;

  /** A change by so many times, either way, is to be excluded before there is called to be none. */
  private static final double SMALL_FACTOR = 2;

  /** The kinds of change. */
  public enum Kind {
    /** It happened, and does not any more. */
    FIXED("fixed"),
    /** It happens less often. */
    REDUCED("reduced"),
    /** No change by a factor of two or more, either way. */
    SAME("no evidence of a difference"),
    /** It happens more often. */
    WORSE("worse"),
    /** Too few events to say. */
    INCONCLUSIVE("inconclusive");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** Its name in results. */
    public String word() {
      return word;
    }
  }

  /**
   * Pairs that are not all trials of both tell nothing of their ratio, nor do those of runs in
   * which the scheduling decides and not the draws.
   */
  public Change {
    pairs = pairs.filter(it -> areAllTrials(it, before, after));
  }

  /** By the counts alone. */
  public Change(Rate before, Rate after) {
    this(before, after, Optional.empty());
  }

  /** Whether the interval is by pairs of cycles. */
  public boolean isPaired() {
    return pairs.isPresent();
  }

  /** What the interval is by, in results. */
  public String basis() {
    return isPaired() ? "pairs" : "counts";
  }

  /** The 95 % interval of B/A. */
  public Interval ratio() {
    return pairs
        .map(it -> new PairedRatio(it.both(), it.onlyB(), it.onlyA(), it.neither()))
        .map(paired -> paired.worth(after, before).interval())
        .orElseGet(() -> rateRatio().interval());
  }

  /** B/A as observed: infinite without events in A, NaN without events in both or trials in one. */
  public double observedRatio() {
    return rateRatio().ratio();
  }

  /** Which kind of change it is. */
  public Kind kind() {
    Interval ratio = ratio();
    if (ratio.high() < 1) {
      return isFixed() ? Kind.FIXED : Kind.REDUCED;
    }
    if (ratio.low() > 1) {
      return Kind.WORSE;
    }
    boolean narrow = ratio.low() > 1 / SMALL_FACTOR && ratio.high() < SMALL_FACTOR;
    return narrow ? Kind.SAME : Kind.INCONCLUSIVE;
  }

  /** By how many times it became less or more frequent, at least 1; only where it did. */
  public Interval factor() {
    Interval ratio = ratio();
    return ratio.high() < 1 ? new Interval(1 / ratio.high(), 1 / ratio.low()) : ratio;
  }

  /** The kind, and by how many times where that says more. */
  public String words() {
    Kind kind = kind();
    return switch (kind) {
      case FIXED, SAME, INCONCLUSIVE -> kind.word();
      case REDUCED, WORSE -> kind.word() + " by " + RatioFormat.times(factor());
    };
  }

  private boolean isFixed() {
    return before.count() > 0
        && after.count() == 0
        && after.interval().high() <= before.interval().low() / FIXED_FACTOR;
  }

  private static boolean areAllTrials(Pairs pairs, Rate before, Rate after) {
    return !before.isOfBlocks()
        && !after.isOfBlocks()
        && pairs.trials() == before.trials()
        && pairs.trials() == after.trials()
        && pairs.countA() == before.count()
        && pairs.countB() == after.count();
  }

  private RateRatio rateRatio() {
    return new RateRatio(after, before);
  }
}
