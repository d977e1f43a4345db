package dev.vfrace.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vfrace.count.Metric;
import dev.vfrace.statistics.Rate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("unit")
final class ExpectationTest {

  @Test
  void readsTheExampleOfTheManual() {
    Expectation expectation = Expectation.parse("udev-azure-rule.sawUnslaved < 1e-6");

    assertThat(expectation)
        .isEqualTo(
            new Expectation(
                "udev-azure-rule.sawUnslaved < 1e-6",
                "udev-azure-rule",
                Metric.SAW_UNSLAVED,
                Comparison.LESS,
                1e-6));
  }

  @ParameterizedTest
  @EnumSource(Metric.class)
  void readsEveryMetric(Metric metric) {
    assertThat(Expectation.parse("p." + metric.word() + "<1").metric()).isEqualTo(metric);
  }

  @ParameterizedTest
  @EnumSource(Comparison.class)
  void readsEveryComparison(Comparison comparison) {
    assertThat(Expectation.parse("p.harmed " + comparison.symbol() + " 0.5").comparison())
        .isEqualTo(comparison);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "cloud-init-19.3.misjudged < 1 | cloud-init-19.3",
        "systemd.networkd.255.misjudged<1 | systemd.networkd.255",
        "`  p . misjudged  <  1  ` | p",
        "`\"my probe\".misjudged < 1` | my probe",
        "'a<b.c' . misjudged < 1 | a<b.c",
        "\"v6.1\".misjudged<1 | v6.1"
      })
  void takesTheMetricFromBehindTheLastDot(String expression, String program) {
    Expectation expectation = Expectation.parse(expression);

    assertThat(expectation.program()).isEqualTo(program);
    assertThat(expectation.metric()).isEqualTo(Metric.MISJUDGED);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1",
    "0.25, 0.25",
    ".5, 0.5",
    "1., 1",
    "+0.5, 0.5",
    "1e-6, 1e-6",
    "1E-6, 1e-6",
    "2.5e-3, 0.0025",
    "12.5%, 0.125",
    "100 %, 1",
    "1e-4%, 1e-6",
    "0.1%, 0.001"
  })
  void readsNumbersAndPercentages(String number, double bound) {
    assertThat(Expectation.parse("p.harmed < " + number).bound()).isEqualTo(bound);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | 1 | operator is missing",
        "p.harmed | 9 | operator is missing",
        "p.harmed 0.5 | 13 | operator is missing",
        "harmed < 1 | 1 | a program's name, a dot and a metric",
        ".harmed < 1 | 1 | program's name is missing",
        "< 1 | 1 | a program's name, a dot and a metric",
        "my probe.harmed < 1 | 1 | in quotes",
        "p.sawUnslave < 1 | 3 | no metric 'sawUnslave'; allowed are sawUnslaved, sawNoMaster,",
        "p.Harmed < 1 | 3 | no metric 'Harmed'",
        "p. < 1 | 4 | no metric ''",
        "'p.harmed < 1 | 1 | quote is not closed",
        "''.harmed < 1 | 1 | program's name is missing",
        "'p' harmed < 1 | 5 | a dot and a metric",
        "'p'.harmed 1 | 5 | no metric 'harmed 1'",
        "'p'.harmed | 11 | operator is missing",
        "p.harmed = 1 | 10 | no operator '='; allowed are < <= > >= ==",
        "p.harmed != 1 | 10 | no operator '!='",
        "p.harmed =< 1 | 10 | no operator '=<'",
        "p.harmed < | 11 | is not a number",
        "p.harmed < often | 12 | 'often' is not a number; allowed are 0 to 1",
        "p.harmed < 1e-6x | 12 | '1e-6x' is not a number",
        "p.harmed < 1e | 12 | '1e' is not a number",
        "p.harmed < NaN | 12 | 'NaN' is not a number",
        "p.harmed < 1e99999 | 12 | is not a number",
        "p.harmed < 1 2 | 12 | '1 2' is not a number",
        "p.harmed < 1%% | 12 | '1%%' is not a number",
        "p.harmed < -0.1 | 12 | from 0 to 1 (0% to 100%), not -0.1",
        "p.harmed < 5 | 12 | from 0 to 1 (0% to 100%), not 5",
        "p.harmed < 101% | 12 | from 0 to 1 (0% to 100%), not 101%"
      })
  void saysWhatIsWrongAndWhere(String expression, int position, String problem) {
    assertThatExceptionOfType(RuleSyntaxException.class)
        .isThrownBy(() -> Expectation.parse(expression))
        .withMessageStartingWith("expectation '" + expression + "', position " + position + ": ")
        .withMessageContaining(problem)
        .satisfies(
            e -> {
              assertThat(e.expression()).isEqualTo(expression);
              assertThat(e.position()).isEqualTo(position);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "p.harmed < 1e-6, 0, 10000000, HOLDS",
    "p.harmed < 1e-6, 0, 1000000, UNDECIDED",
    "p.harmed < 1e-6, 100, 1000000, FAILS",
    "p.harmed == 0, 0, 1000000000, UNDECIDED",
    "p.harmed == 0, 1, 1000000000, FAILS",
    "p.harmed == 50%, 50, 100, UNDECIDED",
    "p.harmed == 50%, 90, 100, FAILS",
    "p.harmed > 0, 1, 1000000000, HOLDS",
    "p.harmed >= 99.9%, 1000000, 1000000, HOLDS",
    "p.harmed < 1, 0, 0, UNDECIDED",
    "p.harmed <= 1, 0, 0, UNDECIDED"
  })
  void isDecidedByTheInterval(String expression, long count, long trials, Decision decision) {
    assertThat(Expectation.parse(expression).decide(new Rate(count, trials))).isEqualTo(decision);
  }
}
