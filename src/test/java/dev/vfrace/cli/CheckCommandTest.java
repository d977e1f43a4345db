package dev.vfrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.question.Verdict;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("campaign")
@Timeout(120)
class CheckCommandTest {

  @Test
  void theThreadsAgreeWithTheOracle() {
    InProcess result = check();
    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .contains("oracle    1 thread, pace free", "threaded  2 threads", "agree with the oracle");
  }

  @Test
  void aClockThatDoesNotHoldTheSidesTogetherDisagrees() {
    InProcess result = check("--placement", "apart", "--lag", "1s");
    assertThat(result.exitCode()).isEqualTo(Verdict.UNTRUSTED.exitCode());
    assertThat(result.out()).contains("NO", "untrusted: the lag of");
  }

  @Test
  void knowsNoExpectations() {
    InProcess result = check("--expect", "wicked.harmed < 1");
    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
  }

  private static InProcess check(String... more) {
    String[] args = {
      "check",
      "--userspace",
      "udev-azure-rule,cloud-ifupdown-helper",
      "--cycles",
      "20k",
      "--threads",
      "2",
      "--quiet"
    };
    String[] all = new String[args.length + more.length];
    System.arraycopy(args, 0, all, 0, args.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    return InProcess.vfrace(Engine.actors(), all);
  }
}
