package dev.vfrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("campaign")
@Timeout(120)
class FidelityCommandTest {

  @Test
  void knowsItsGroups() {
    InProcess result = InProcess.vfrace("fidelity", "--help");
    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("CORE", "COVERAGE", "--rates-only");
  }

  @Test
  void refusesAGroupThatIsNotThere() {
    InProcess result = InProcess.vfrace("fidelity", "--group", "everything");
    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("everything", "WINDOWS");
  }

  @Test
  void refusesACellWithoutCycles() {
    InProcess result = InProcess.vfrace("fidelity", "--most-cycles", "0");
    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("--most-cycles");
  }

  @Test
  void theCoreOfTheMatrixIsTrue() {
    InProcess result = InProcess.vfrace("fidelity", "--quick", "--rates-only");
    assertThat(result.out())
        .contains("20 us", "through udev", "wide: interval only ±")
        .doesNotContain("FAIL: ", "FAILED: ");
    assertThat(result.exitCode()).isZero();
  }
}
