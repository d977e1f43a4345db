package dev.vfrace.statistics;

import java.util.stream.LongStream;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A rate from blocks that each begin anew, for trials of which one block is a single draw: of how
 * the machine happens to schedule its threads, say. What varies within a block tells nothing of
 * that, however many trials it has; what varies between blocks does.
 *
 * <p>With {@code x_i} events in the {@code n_i} trials of block {@code i} of {@code B}, {@code p}
 * the rate of all together and {@code n} all trials, the standard error of {@code p} is that of a
 * ratio of sums over clusters,
 *
 * <pre>{@code s = sqrt(B/(B-1) * sum (x_i - n_i p)^2) / n}</pre>
 *
 * (Cochran, <i>Sampling Techniques</i>, 3rd ed. 1977, sections 6.3 and 9A.1), and the interval is
 * {@code logit p -+ t s / (p (1-p))} with {@code t} Student's deviate at {@code B-1} degrees of
 * freedom: on the scale of log odds it stays between 0 and 1. It is never narrower than the exact
 * interval of independent trials, which is also all there is where no trial hit, or every one.
 */
public sealed interface BlockInterval {

  /** With fewer blocks their variance is itself too uncertain. */
  int LEAST_BLOCKS = 10;

  /** All blocks together. */
  Rate total();

  /** How many blocks had trials. */
  int blocks();

  /**
   * Judges blocks; those without trials are left out.
   *
   * @param hits of each block
   * @param trials of each block, as many
   */
  static BlockInterval of(long[] hits, long[] trials) {
    Rate total = Dispersion.total(hits, trials);
    int blocks = (int) LongStream.of(trials).filter(it -> it > 0).count();
    return blocks < LEAST_BLOCKS
        ? new TooFewBlocks(total, blocks)
        : new Between(total, blocks, standardError(hits, trials, total, blocks));
  }

  private static double standardError(long[] hits, long[] trials, Rate total, int blocks) {
    double squares = 0;
    for (int block = 0; block < hits.length; block++) {
      double excess = hits[block] - trials[block] * total.rate();
      squares += excess * excess;
    }
    return Math.sqrt(squares * blocks / (blocks - 1)) / total.trials();
  }

  /**
   * Enough blocks to tell.
   *
   * @param standardError of the rate, from between the blocks
   */
  record Between(Rate total, int blocks, double standardError) implements BlockInterval {

    /**
     * The two-sided interval of the rate over all blocks that might have been; if the counts
     * decided when to stop, by a deviate that holds after every block.
     *
     * @param confidence above 0 and below 1
     */
    public Interval interval(double confidence) {
      Interval exact = total.interval(confidence);
      double rate = total.rate();
      double spread = rate * (1 - rate);
      if (spread == 0 || standardError == 0) {
        return exact;
      }
      double tail = Probability.tail(confidence, "confidence") / 2;
      double deviate =
          total.isAnytime()
              ? AnytimeStudent.deviate(blocks, confidence)
              : TDistribution.of(blocks - 1).inverseSurvivalProbability(tail);
      double factor = Math.exp(deviate * standardError / spread);
      return new Interval(
          Math.min(exact.low(), rate / (rate + (1 - rate) * factor)),
          Math.max(exact.high(), rate * factor / (rate * factor + 1 - rate)));
    }
  }

  /** Too few blocks to tell how much one differs from the next. */
  record TooFewBlocks(Rate total, int blocks) implements BlockInterval {

    /** What is there and what it takes. */
    public String reason() {
      return "%d blocks; to judge takes %d".formatted(blocks, LEAST_BLOCKS);
    }
  }
}
