package dev.vfrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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
  void theCoreOfTheMatrixIsTrue() {
    InProcess result = InProcess.vfrace("fidelity", "--quick", "--rates-only");
    assertThat(result.out()).contains("20 us", "through udev", "ok").doesNotContain("FAIL");
    assertThat(result.exitCode()).isZero();
  }
}
