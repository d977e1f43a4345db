package dev.vfrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("campaign")
class CompletionCommandTest {

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh"})
  void completesEveryCommandAndItsOptions(String shell) {
    InProcess result = InProcess.vfrace("completion", shell);
    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .contains("complete -F _complete_vfrace", "bashcompinit")
        .contains("_picocli_vfrace_show_race()", "_picocli_vfrace_completion()", "--expect");
  }

  @Test
  void loadsWhatZshNeedsFirst() {
    assertThat(InProcess.vfrace("completion", "zsh").out())
        .startsWith("autoload -Uz compinit && compinit\n");
  }

  @Test
  void namesTheShellsThatCanBeServed() {
    InProcess result = InProcess.vfrace("completion", "fish");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("bash, zsh").contains("fish");
  }

  @Test
  void wantsAShell() {
    assertThat(InProcess.vfrace("completion").exitCode()).isEqualTo(2);
  }
}
