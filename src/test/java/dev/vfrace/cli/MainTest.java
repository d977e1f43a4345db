package dev.vfrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.settings.Catalogue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class MainTest {

  private final Surroundings surroundings =
      new Surroundings(
          Catalogue.confDir(), Sink.OTHER, Sink.OTHER, Engine.actors(), new CompletableFuture<>());

  /** A typing error that is taken for success would mislead a script. */
  @Test
  void helpIsNoExcuseForACommandThatDoesNotExist() {
    InProcess result = InProcess.vfrace("bogus", "--help");
    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("bogus");
    assertThat(InProcess.vfrace("run", "--help").exitCode()).isZero();
  }

  @Test
  void aSubcommandThatIsNamedIsTheOnlyOneToBeMade() {
    for (String name : all()) {
      if (!name.equals("help") && !name.equals("completion")) {
        assertThat(made(name, "--help")).containsExactly(name);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"help", "completion", "--help", "rnu", ""})
  void whatNamesNoSubcommandOrTellsOfOthersHasAll(String first) {
    assertThat(made(first)).isEqualTo(all()).contains("run", "help", "completion");
  }

  @Test
  void everyDefaultThatHelpNamesIsThere() {
    for (String name : all()) {
      assertThat(InProcess.vfrace("help", name).out()).doesNotContain("Default: null", "${");
    }
  }

  @Test
  void withoutArgumentsThereAreAll() {
    assertThat(made()).isEqualTo(all());
  }

  private Set<String> made(String... args) {
    return Main.commandLine(surroundings, args).getSubcommands().keySet();
  }

  private Set<String> all() {
    return Main.commandLine(surroundings).getSubcommands().keySet();
  }
}
