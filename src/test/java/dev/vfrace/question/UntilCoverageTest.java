package dev.vfrace.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.count.Metric;
import dev.vfrace.statistics.Rate;
import dev.vfrace.statistics.Simulation;
import dev.vfrace.statistics.Stopping;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Campaigns that stop by rules of every kind, simulated: each second is a round of trials. */
@Tag("unit")
final class UntilCoverageTest {

  private static final int RUNS = 150;

  /**
   * How the runs of one rule ended.
   *
   * @param trials the median
   * @param covered the share whose interval holds the true rate
   */
  private record Ends(long trials, double covered) {}

  /** The last column is how many times as many trials the untuned sequence takes, at the least. */
  @ParameterizedTest
  @CsvSource({
    "p.harmed rel 20%, 1e-3, 5000, 1.8",
    "p.harmed rel 20%, 0.1, 20, 1.8",
    "p.harmed rel 50% or time 10m, 2e-2, 50, 1.5",
    "p.harmed < 1e-3, 2e-4, 200, 1.1",
    "p.harmed < 1e-3, 5e-4, 1000, 1.3",
    "p.harmed >= 1e-3, 2e-3, 500, 1.2",
    "p.harmed events 50, 1e-3, 1000, 1",
    "p.harmed sprt 1e-3 3e-3, 1e-3, 200, 1",
    "p.harmed sprt 1e-3 3e-3, 2e-3, 200, 1",
    "p.harmed sprt 1e-3 3e-3, 3e-3, 200, 1",
    "time 20s, 1e-3, 1000, 1",
    "p.harmed events 20 and p.harmed rel 40%, 1e-3, 1000, 1.3",
    "p.harmed < 1e-3 or p.harmed events 10, 9e-4, 500, 1"
  })
  void theIntervalHoldsTheRateAtTheStop(String text, double rate, long round, double gain) {
    Until rule = Until.parse(text);
    Stopping own = rule.stopping("p", Metric.HARMED);

    Ends tuned = ends(rule, own, rate, round);
    Ends untuned = ends(rule, Stopping.BY_COUNTS, rate, round);

    assertThat(tuned.covered).isGreaterThanOrEqualTo(own == Stopping.FIXED ? 0.93 : 0.95);
    assertThat((double) untuned.trials / tuned.trials).isGreaterThanOrEqualTo(gain);
  }

  /** A program that the rule does not name, and that always does as the one it names. */
  @Test
  void theIntervalHoldsTheRateOfEveryOtherProgram() {
    Until rule = Until.parse("p.harmed > 1e-3 or p.harmed events 3");

    assertThat(rule.stopping("q", Metric.HARMED)).isEqualTo(Stopping.BY_COUNTS);
    assertThat(ends(rule, Stopping.BY_COUNTS, 1e-3, 100).covered).isGreaterThanOrEqualTo(0.95);
  }

  private static Ends ends(Until rule, Stopping stopping, double truth, long round) {
    long[] trials = new long[RUNS];
    int covered = 0;
    Simulation simulation = new Simulation(7);
    for (int run = 0; run < RUNS; run++) {
      Rate seen = new Rate(0, 0, stopping);
      for (int second = 1; seen.trials() == 0 || !isReached(rule, seen, second - 1); second++) {
        seen = seen.plus(new Rate(simulation.hits(truth, round), round));
      }
      trials[run] = seen.trials();
      covered += seen.interval().contains(truth) ? 1 : 0;
    }
    Arrays.sort(trials);
    return new Ends(trials[RUNS / 2], (double) covered / RUNS);
  }

  private static boolean isReached(Until rule, Rate seen, int seconds) {
    return rule.answer((program, metric) -> seen, Duration.ofSeconds(seconds)).isPresent();
  }
}
