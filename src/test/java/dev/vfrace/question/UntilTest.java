package dev.vfrace.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vfrace.count.Metric;
import dev.vfrace.question.Until.AllOf;
import dev.vfrace.question.Until.AnyOf;
import dev.vfrace.question.Until.Counted;
import dev.vfrace.question.Until.Decided;
import dev.vfrace.question.Until.Elapsed;
import dev.vfrace.question.Until.Precise;
import dev.vfrace.question.Until.Tested;
import dev.vfrace.statistics.Dispersion;
import dev.vfrace.statistics.Rate;
import dev.vfrace.statistics.Stopping;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
final class UntilTest {
  private static final Until A = new Counted("a", Metric.HARMED, 1);
  private static final Until B = new Counted("b", Metric.HARMED, 1);
  private static final Until C = new Counted("c", Metric.HARMED, 1);

  @Test
  void readsEachRule() {
    assertThat(Until.parse("udev-azure-rule.sawUnslaved rel 10%"))
        .isEqualTo(new Precise("udev-azure-rule", Metric.SAW_UNSLAVED, 0.1));
    assertThat(Until.parse("udev-azure-rule.sawUnslaved < 1e-6"))
        .isEqualTo(new Decided("udev-azure-rule", Metric.SAW_UNSLAVED, Comparison.LESS, 1e-6));
    assertThat(Until.parse("p.harmed>=0.1%"))
        .isEqualTo(new Decided("p", Metric.HARMED, Comparison.AT_LEAST, 1e-3));
    assertThat(Until.parse("cloud-init-19.3.misjudged events 50"))
        .isEqualTo(new Counted("cloud-init-19.3", Metric.MISJUDGED, 50));
    assertThat(Until.parse("p.harmed sprt 1e-6 1e-5 or p.harmed events 3"))
        .isEqualTo(
            new AnyOf(
                List.of(
                    new Tested("p", Metric.HARMED, 1e-6, 1e-5),
                    new Counted("p", Metric.HARMED, 3))));
    assertThat(Until.parse("time 5m")).isEqualTo(new Elapsed(Duration.ofMinutes(5)));
  }

  @ParameterizedTest
  @CsvSource({"250ms, PT0.25S", "90s, PT90S", "1.5 min, PT90S", "2h, PT2H", "1d, PT24H"})
  void readsDurations(String text, Duration limit) {
    assertThat(Until.parse("time " + text)).isEqualTo(new Elapsed(limit));
    assertThat(Until.parse("(time " + text + ")")).isEqualTo(new Elapsed(limit));
  }

  @ParameterizedTest
  @CsvSource({"0.1, 0.1", "20%, 0.2", "20 %, 0.2", "1e-2, 0.01", "100%, 1"})
  void readsShares(String text, double share) {
    assertThat(Until.parse("p.harmed rel " + text))
        .isEqualTo(new Precise("p", Metric.HARMED, share));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "10k, 10000", "2M, 2000000", "1_000, 1000", "1e3, 1000"})
  void readsCounts(String text, long count) {
    assertThat(Until.parse("p.harmed events " + text))
        .isEqualTo(new Counted("p", Metric.HARMED, count));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"my (probe)\".harmed events 1 | my (probe)",
        "'a<b and c'.harmed events 1 | a<b and c",
        "time.harmed events 1 | time",
        "and.or.harmed events 1 | and.or"
      })
  void readsNamesInQuotesAndNamesLikeWordsOfItsOwn(String expression, String program) {
    assertThat(Until.parse(expression)).isEqualTo(new Counted(program, Metric.HARMED, 1));
  }

  @Test
  void bindsAndTighterThanOr() {
    String a = "a.harmed events 1";
    String b = "b.harmed events 1";
    String c = "c.harmed events 1";

    assertThat(Until.parse(a + " or " + b + " and " + c))
        .isEqualTo(new AnyOf(List.of(A, new AllOf(List.of(B, C)))));
    assertThat(Until.parse(a + " and " + b + " or " + c))
        .isEqualTo(new AnyOf(List.of(new AllOf(List.of(A, B)), C)));
    assertThat(Until.parse("(" + a + " or " + b + ")and(" + c + ")"))
        .isEqualTo(new AllOf(List.of(new AnyOf(List.of(A, B)), C)));
    assertThat(Until.parse(a + " or " + b + " or " + c)).isEqualTo(new AnyOf(List.of(A, B, C)));
    assertThat(Until.parse(" ( ( " + a + " ) ) ")).isEqualTo(A);
    assertThat(Until.parse("a.harmed<1 or time 5 m and time 1s"))
        .isEqualTo(
            new AnyOf(
                List.of(
                    new Decided("a", Metric.HARMED, Comparison.LESS, 1),
                    new AllOf(
                        List.of(
                            new Elapsed(Duration.ofMinutes(5)),
                            new Elapsed(Duration.ofSeconds(1)))))));
  }

  @Test
  void namesItsProgramsOnceInItsOrder() {
    Until until =
        Until.parse(
            "c.harmed < 1 or (a.harmed rel 5% and time 1s) or c.healed events 2 or"
                + " b.harmed > 0");

    assertThat(until.programs()).containsExactly("c", "a", "b");
    assertThat(Until.parse("time 1s").programs()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | 1 | a rule is missing; a rule is PROGRAM.METRIC rel SHARE",
        "time 5m or | 11 | a rule is missing",
        "time 5m and or time 5m | 13 | a program's name, a dot and a metric, or time",
        "< 1 | 1 | a rule is missing",
        "harmed < 1 | 1 | expected a program's name, a dot and a metric, or time",
        ".harmed < 1 | 1 | program's name is missing",
        "''.harmed < 1 | 1 | program's name is missing",
        "'p.harmed < 1 | 1 | quote is not closed",
        "'p' harmed < 1 | 4 | a dot and a metric",
        "p.Harmed < 1 | 3 | no metric 'Harmed'; allowed are sawUnslaved, sawNoMaster,",
        "time 5m or p.harm < 1 | 14 | no metric 'harm'",
        "p.harmed | 9 | no condition ''; allowed are rel, events, sprt and < <= > >=",
        "p.harmed near 1 | 10 | no condition 'near'; allowed are rel, events, sprt and < <= > >=",
        "p.harmed == 0 | 10 | no operator '=='; allowed are < <= > >=",
        "p.harmed != 0 | 10 | no operator '!='",
        "p.harmed < | 11 | '' is not a number; allowed are 0 to 1",
        "p.harmed < 2 | 12 | from 0 to 1 (0% to 100%), not 2",
        "p.harmed rel 0 | 14 | a share is above 0, as in 10% or 0.1, not 0",
        "p.harmed rel 200% | 14 | from 0 to 1 (0% to 100%), not 200%",
        "p.harmed rel time | 14 | 'time' is not a number",
        "p.harmed events 0 | 17 | '0' is below 1; allowed: a whole number",
        "p.harmed events 1.5 | 17 | '1.5' is not a whole number",
        "p.harmed events | 16 | '' is not a count",
        "time 5 | 6 | '5': a duration needs a unit; allowed: a number and a unit (ns,",
        "time | 5 | '': not a duration",
        "time 5 years | 6 | '5': a duration needs a unit",
        "time 0s | 6 | '0s': must be above 0",
        "time 999999d | 6 | '999999d': too long",
        "time 5m time 6m | 9 | expected 'or', 'and' or the end",
        "time 5m) | 8 | expected 'or', 'and' or the end",
        "time 5m OR time 6m | 9 | expected 'or', 'and' or the end",
        "(time 5m | 9 | expected 'or', 'and' or the ')' to position 1",
        "(time 5m x) | 10 | expected 'or', 'and' or the ')' to position 1",
        "() | 2 | a rule is missing"
      })
  void saysWhatIsWrongAndWhere(String expression, int position, String problem) {
    assertThatExceptionOfType(RuleSyntaxException.class)
        .isThrownBy(() -> Until.parse(expression))
        .withMessageStartingWith("stopping rule '" + expression + "', position " + position + ": ")
        .withMessageContaining(problem)
        .satisfies(
            e -> {
              assertThat(e.expression()).isEqualTo(expression);
              assertThat(e.position()).isEqualTo(position);
            });
  }

  /** Tuned to such a bound, the sequence without events ends above 4 / n for a million trials. */
  @ParameterizedTest
  @CsvSource({
    "p.harmed < 1e-5, 0, 1000000, true",
    "p.harmed < 4e-6, 0, 1000000, false",
    "p.harmed > 1e-5, 0, 1000000, true",
    "p.harmed < 1e-5, 100, 1000000, true",
    "p.harmed < 1e-4, 100, 1000000, false",
    "p.harmed > 0, 0, 1000000, false",
    "p.harmed > 0, 1, 1000000, true",
    "p.harmed <= 1, 0, 0, false",
    "p.harmed rel 10%, 0, 1000000, false",
    "p.harmed rel 10%, 100, 1000000, false",
    "p.harmed rel 50%, 100, 1000000, true",
    "p.harmed rel 10%, 3000, 1000000, true",
    "p.harmed rel 1%, 1000000, 1000000, true",
    "p.harmed rel 100%, 0, 0, false",
    "p.harmed events 50, 49, 1000000, false",
    "p.harmed events 50, 50, 1000000, true"
  })
  void isReachedByTheCounts(String expression, long count, long trials, boolean reached) {
    Until rule = Until.parse(expression);
    Rate rate = new Rate(count, trials, rule.stopping("p", Metric.HARMED));

    assertThat(rule.answer((program, metric) -> rate, Duration.ZERO).isPresent())
        .isEqualTo(reached);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "p.harmed < 1e-5           | 0    | p.harmed < 1.0e-5 holds",
        "p.harmed < 1e-5           | 100  | p.harmed < 1.0e-5 does not hold",
        "p.harmed > 0              | 1    | p.harmed > 0 holds",
        "p.harmed rel 10%          | 3000 | p.harmed is known to 10 %",
        "p.harmed sprt 1e-4 1e-3   | 0    | p.harmed is 0.010 % rather than 0.10 % (errors of 5 %)",
        "p.harmed sprt 1e-4 1e-3   | 2000 | p.harmed is 0.10 % rather than 0.010 % (errors of 5 %)",
        "p.harmed events 50        | 60   | p.harmed has 60 events",
        "p.harmed > 0 or time 0.1s | 1    | p.harmed > 0 holds, and the time is over"
      })
  void saysWhatIsKnown(String expression, long count, String answer) {
    Until rule = Until.parse(expression);
    Rate rate = new Rate(count, 1_000_000, rule.stopping("p", Metric.HARMED));

    assertThat(rule.answer((program, metric) -> rate, Duration.ofSeconds(1))).contains(answer);
  }

  @ParameterizedTest
  @CsvSource({"PT4M59.999S, false", "PT5M, true", "PT1H, true"})
  void isReachedInTime(Duration elapsed, boolean reached) {
    assertThat(Until.parse("time 5m").answer((program, metric) -> Rate.NONE, elapsed).isPresent())
        .isEqualTo(reached);
  }

  @ParameterizedTest
  @CsvSource({
    "a.harmed events 1 or b.healed events 1, true",
    "a.harmed events 1 and b.healed events 1, false",
    "a.harmed events 1 and b.healed events 1 or time 1s, true",
    "a.harmed events 1 and (b.healed events 1 or time 1s), true",
    "b.healed events 1 and (a.harmed events 1 or time 1s), false",
    "a.healed events 1, false"
  })
  void joinsRules(String expression, boolean reached) {
    Rate seen = new Rate(1, 10);

    assertThat(
            Until.parse(expression)
                .answer(
                    (program, metric) ->
                        program.equals("a") && metric == Metric.HARMED ? seen : Rate.NONE,
                    Duration.ofSeconds(1))
                .isPresent())
        .isEqualTo(reached);
  }

  /**
   * Without events it accepts the low rate after ln((1-0.05)/0.05) / (1e-3 - 1e-4) = 3270 trials.
   */
  @Test
  void aTestDecidesBetweenTwoRates() {
    Until rule = Until.parse("p.harmed sprt 1e-4 1e-3");
    assertThat(rule.answer((program, metric) -> Rate.NONE, Duration.ZERO)).isEmpty();
    assertThat(rule.answer((program, metric) -> new Rate(0, 3_200), Duration.ZERO)).isEmpty();
    assertThat(rule.answer((program, metric) -> new Rate(0, 3_300), Duration.ZERO)).isPresent();
    assertThat(rule.answer((program, metric) -> new Rate(9, 3_300), Duration.ZERO)).isPresent();
    assertThat(rule.programs()).containsExactly("p");
  }

  @Test
  void aTestNeedsTwoRatesInOrder() {
    assertThatExceptionOfType(RuleSyntaxException.class)
        .isThrownBy(() -> Until.parse("p.harmed sprt 1e-3 1e-4"))
        .withMessageContaining("low must be below high");
  }

  @ParameterizedTest
  @CsvSource({
    "p.harmed rel 20%, RelativeHalfWidth[halfWidth=0.2]",
    "p.harmed < 1e-4 or time 5m, Bound[rate=1.0E-4]",
    "p.harmed sprt 1e-5 1e-3, Bound[rate=1.0E-4]",
    "q.harmed events 7 and (p.healed events 8 or p.harmed events 9), Events[count=9]",
    "p.harmed rel 20% or p.harmed < 1e-4, RelativeHalfWidth[halfWidth=0.2]"
  })
  void tunesTheIntervalToWhatItSaysOfTheRate(String expression, String target) {
    Stopping stopping = Until.parse(expression).stopping("p", Metric.HARMED);

    assertThat(((Stopping.ByCounts) stopping).target().orElseThrow()).hasToString(target);
  }

  @ParameterizedTest
  @ValueSource(strings = {"p.harmed > 0", "p.healed rel 5%", "q.harmed rel 5%"})
  void leavesARateThatItDoesNotTuneToTheUntunedSequence(String expression) {
    assertThat(Until.parse(expression).stopping("p", Metric.HARMED)).isEqualTo(Stopping.BY_COUNTS);
  }

  @Test
  void timeAloneLeavesTheIntervalAsItIs() {
    assertThat(Until.parse("time 5m or (time 1s and time 2s)").stopping("p", Metric.HARMED))
        .isEqualTo(Stopping.FIXED);
  }

  /** Four hits at a time are worth a quarter of their count. */
  @Test
  void goesByWhatDependentTrialsAreWorth() {
    long[] hits = new long[40];
    long[] trials = new long[40];
    Arrays.fill(trials, 250);
    for (int batch = 0; batch < hits.length; batch++) {
      hits[batch] = batch % 2 == 0 ? 20 : 0;
    }
    Rate independent = new Rate(400, 10_000);
    Rate inBursts = independent.judgedBy(Dispersion.of(hits, trials));
    Until test = Until.parse("p.harmed sprt 3.2% 3.7%");

    assertThat(test.answer((program, metric) -> independent, Duration.ZERO)).isPresent();
    assertThat(test.answer((program, metric) -> inBursts, Duration.ZERO)).isEmpty();
  }
}
