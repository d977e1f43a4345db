package dev.vfrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was given and changes nothing of a study is refused, or said. */
@Tag("unit")
@Timeout(60)
@DisplayName("faults: values ignored")
class IgnoredInputTest {

  private static final List<String> SMALL =
      List.of("-D", "run.cycles=40", "-D", "run.lanes=2", "-D", "run.threads=1");

  private static final Engine NOT_RUN =
      (settings, progress, stop) -> {
        throw new IllegalStateException("not run");
      };

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "run.cycles=5, a plan measures for a time of its own",
    "run.duration=5s, a plan measures for a time of its own",
    "run.expect=wicked.harmed < 0.1, nothing decides it here",
    "run.until=time 5s, the counts may not decide",
    "run.fleet=3M-boots/day, nothing works out its incidents here",
    "run.metric=harmed, the table here is about all metrics",
    "run.json=x.json, a plan writes no JSON"
  })
  void aPlanRefusesWhatItDoesNotHeed(String define, String why) {
    InProcess plan = InProcess.vfrace("plan", "--rate", "1e-3", "-D", define);
    assertThat(plan.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(plan.err())
        .contains("vfrace." + define.substring(0, define.indexOf('=')))
        .contains(why);
  }

  @Test
  void aPlanWithoutADropRefusesThePowerToTellIt() {
    InProcess plan = InProcess.vfrace("plan", "--rate", "1e-3", "--power", "0.8");
    assertThat(plan.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(plan.err()).contains("--power: it says how surely a drop is told");
  }

  /** A file may hold what other commands need. */
  @Test
  void aPlanPassesOverTheCyclesOfAFile() throws IOException {
    Path file = Files.writeString(directory.resolve("my.conf"), "vfrace.run.cycles = 5\n");
    InProcess plan = InProcess.vfrace(NOT_RUN, "plan", "--rate", "1e-3", "-c", file.toString());
    assertThat(plan.exitCode()).isEqualTo(ExitCode.INTERNAL);
  }

  @ParameterizedTest
  @CsvSource({
    "run.kernel=v6.7, A and B say",
    "compare.at-once=2, nothing that is run has this key",
    "kernel.\"v7.2\".slave-flag-at=never, nothing that is run has this key",
    "run.auto-lanes=3, lanes is 2",
  })
  void aComparisonSaysWhatHasNoEffect(String define, String why) {
    assertThat(notes("compare", "v6.1", "v6.7", "--userspace", "wicked", "-D", define))
        .containsExactly("vfrace: -D " + define + " has no effect: " + why);
  }

  @ParameterizedTest
  @CsvSource({"compare.blocks=2", "kernel.\"v6.7\".slave-flag-at=never", "run.warm-up=3"})
  void whatHasAnEffectOnAComparisonIsPassedOver(String define) {
    assertThat(notes("compare", "v6.1", "v6.7", "--userspace", "wicked", "-D", define)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "run.scenario=boot, the suite says",
    "userspace.my-own.like=wicked, nothing that is run has this key",
  })
  void aSuiteSaysWhatHasNoEffect(String define, String why) {
    assertThat(notes("compare", "--suite", "stress/thread.conf", "-D", define))
        .containsExactly("vfrace: -D " + define + " has no effect: " + why);
  }

  @Test
  void reportsSayWhatHasNoEffect() {
    assertThat(notes("reports", "-D", "compare.blocks=2"))
        .containsExactly(
            "vfrace: -D compare.blocks=2 has no effect: nothing that is run has this key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sensitivity v6.1", "shrink v6.7 udev-azure-rule"})
  void searchesSayWhatHasNoEffect(String command) {
    List<String> args = new ArrayList<>(List.of(command.split(" ")));
    args.addAll(List.of("-D", "compare.blocks=2", "-D", "kernel.\"v7.2\".slave-flag-at=never"));
    assertThat(notes(args.toArray(String[]::new)))
        .containsExactlyInAnyOrder(
            "vfrace: -D compare.blocks=2 has no effect: nothing that is run has this key",
            "vfrace: -D kernel.\"v7.2\".slave-flag-at=never has no effect: nothing that is run has"
                + " this key");
  }

  /** What a definition has from the one that it is like, is of the key that names that one. */
  @Test
  void aBaseHasAnEffectIfAnythingComesOfIt() {
    assertThat(notes("run", "-D", "kernel.\"v6.1\".like=v6.7")).isEmpty();
    assertThat(notes("run", "-D", "userspace.a.like=wicked", "--userspace", "a")).isEmpty();
    assertThat(notes("run", "-D", "userspace.a.like=wicked", "--userspace", "wicked")).hasSize(1);
    assertThat(notes("run", "-D", "userspace.wicked.like=connman", "--userspace", "wicked"))
        .containsExactly(
            "vfrace: -D userspace.wicked.like=connman has no effect: nothing that is run has this"
                + " key");
  }

  @Test
  void whatIsAskedOfProgramsHasNoEffectWhereNoneIsRun() {
    String[] asked = {
      "run",
      "--userspace",
      "none",
      "--metric",
      "harmed",
      "--fleet",
      "1k-hot-plugs/day",
      "--witnesses",
      "3"
    };
    assertThat(notes(asked))
        .containsExactlyInAnyOrder(
            "vfrace: --metric harmed has no effect: no program is run",
            "vfrace: --fleet 1k-hot-plugs/day has no effect: no program is run",
            "vfrace: --witnesses 3 has no effect: no program is run");
  }

  @Test
  void lanesAndPacesThatDoNotGoTogetherAreSaid() {
    assertThat(notes("compare", "v6.1", "v6.7", "-D", "run.auto-real-rate=7", "--lanes", "auto"))
        .containsExactly("vfrace: -D run.auto-real-rate=7 has no effect: pace is free");
  }

  private static List<String> notes(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(SMALL);
    return InProcess.vfrace(NOT_RUN, all.toArray(String[]::new))
        .err()
        .lines()
        .filter(line -> line.contains("no effect"))
        .toList();
  }
}
