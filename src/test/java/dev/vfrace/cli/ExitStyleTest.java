package dev.vfrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class ExitStyleTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 70, 130})
  void theContractsCodesAreTheirOwn(int code) {
    assertThat(ExitStyle.of("run", "--cycles", "1k").code(code)).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "2, 64", "3, 4", "4, 65", "70, 70", "130, 130"})
  void kselftestSkipsWhatIsUndecided(int own, int told) {
    assertThat(ExitStyle.of("run", "--exit-style", "kselftest").code(own)).isEqualTo(told);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "2, 125", "3, 125", "4, 125", "70, 255", "130, 130"})
  void aBisectionSkipsOrStopsButIsNotTold(int own, int told) {
    assertThat(ExitStyle.of("run", "--exit-style=bisect").code(own)).isEqualTo(told);
  }

  /** {@code git bisect run} takes 1 to 127, but for 125, for bad. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 70, 130})
  void nothingButADecisionIsBadToABisection(int own) {
    assertThat(ExitStyle.BISECT.code(own))
        .satisfiesAnyOf(
            code -> assertThat(code).isEqualTo(125), code -> assertThat(code).isBetween(128, 255));
  }

  @ParameterizedTest
  @EnumSource(ExitStyle.class)
  void isFoundBeforeTheArgumentsAreParsed(ExitStyle style) {
    assertThat(ExitStyle.of("--nonsense", "--exit-style", style.toString())).isEqualTo(style);
  }

  @Test
  void whatIsNoStyleIsRefused() {
    InProcess result = InProcess.vfrace("list", "kernels", "--exit-style", "bisekt");
    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("--exit-style", "bisekt", "kselftest");
  }
}
