package dev.vfrace.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class VerdictTest {

  @Test
  void combinesDecisionsSoThatAFailureOutweighsADoubt() {
    assertThat(Verdict.of(List.of())).isEqualTo(Verdict.PASS);
    assertThat(Verdict.of(List.of(Decision.HOLDS, Decision.HOLDS))).isEqualTo(Verdict.PASS);
    assertThat(Verdict.of(List.of(Decision.HOLDS, Decision.UNDECIDED)))
        .isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(Verdict.of(List.of(Decision.UNDECIDED, Decision.FAILS, Decision.HOLDS)))
        .isEqualTo(Verdict.FAIL);
  }

  @Test
  void hasTheExitCodesOfTheContract() {
    assertThat(Verdict.values())
        .extracting(Verdict::word, Verdict::exitCode)
        .containsExactly(
            tuple("pass", 0),
            tuple("fail", 1),
            tuple("inconclusive", 3),
            tuple("untrusted", 4),
            tuple("interrupted", 130),
            tuple("error", 70));
  }
}
