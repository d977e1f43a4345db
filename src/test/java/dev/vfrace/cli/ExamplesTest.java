package dev.vfrace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vfrace.documentation.Page;
import dev.vfrace.report.Ktap;
import dev.vfrace.settings.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The examples of {@code docs/automation.md}, run as they are written there. */
@Tag("campaign")
@Timeout(120)
class ExamplesTest {

  private static final String PAGE = "docs/automation.md";

  /** A history of a design: the third change is no design, the fourth brings the race in. */
  private static final List<String> HISTORY =
      List.of(
          "slave-flag-at = post-init",
          "slave-flag-at = post-init, master-link-at = post-init",
          "slave-flag-at = nonsense",
          "slave-flag-at = register",
          "slave-flag-at = register, rtnl-held-over-probe = false");

  @TempDir Path directory;
  private Path vfrace;

  /** One with little to start, which runs few cycles. */
  @BeforeEach
  void write() throws IOException {
    vfrace = directory.resolve("vfrace");
    Files.writeString(
        vfrace,
        """
        #!/bin/sh
        exec '%1$s/bin/java' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dvfrace.home='%2$s' \
        -cp '%3$s' dev.vfrace.cli.Start "$@"
        """
            .formatted(
                System.getProperty("java.home"),
                Catalogue.confDir().toAbsolutePath().resolveSibling(""),
                Arrays.stream(System.getProperty("java.class.path").split(":"))
                    .map(entry -> Path.of(entry).toAbsolutePath().toString())
                    .collect(Collectors.joining(":"))));
    assertThat(vfrace.toFile().setExecutable(true)).isTrue();
  }

  @Test
  void gitBisectFindsTheChangeThatBroughtTheRaceIn() throws IOException, InterruptedException {
    assumeTrue(isInstalled("git"), "git is not installed: the bisection is not tried");
    git("init", "--quiet");
    for (int change = 0; change < HISTORY.size(); change++) {
      Files.writeString(
          directory.resolve("mine.conf"),
          "vfrace.kernel.mine = ${vfrace.kernel.\"v6.7\"} { from = v6.7, %s }%n"
              .formatted(HISTORY.get(change)));
      git("add", "mine.conf");
      git("commit", "--quiet", "-m", "change " + (change + 1));
      git("tag", "v" + (change + 1));
    }
    String shown = shown("git bisect run stress/vfrace");
    assertThat(shown).contains("--exit-style bisect");
    git("bisect", "start", "HEAD", "v1");
    String[] run =
        DocumentedCommand.words(shown.replace("stress/vfrace", "./vfrace")).stream()
            .skip(1)
            .map(word -> word.equals("20k") ? "1k" : word)
            .map(word -> word.replace("1e-3", "1e-2"))
            .toArray(String[]::new);
    String said = git(run);
    assertThat(said).contains("change 4").containsPattern("is the first (bad|.bad.) commit|skip");
  }

  @Test
  void kselftestsDirectoryPrintsKtap() throws IOException, InterruptedException {
    String said = run(List.of(Page.root().resolve("stress/kselftest/run").toString()), "1000");
    Ktap all = Ktap.read(said);
    assertThat(all.subtests())
        .extracting(Ktap::name, Ktap::directive)
        .containsExactly(tuple("scanner.sh", "SKIP"), tuple("udev-rule.sh", "SKIP"));
    assertThat(all.subtests().get(1).subtests())
        .extracting(Ktap::name, Ktap::directive)
        .contains(tuple("udev-azure-rule.sawUnslaved < 1e-3", "SKIP"), tuple("clock", ""));
  }

  private String git(String... words) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("git", "-c", "user.name=a", "-c", "user.email=a@b.example"));
    command.addAll(List.of(words));
    return run(command, "");
  }

  private String run(List<String> command, String cycles) throws IOException, InterruptedException {
    Path said = directory.resolve("said");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().put("VFRACE", vfrace.toString());
    builder.environment().put("CYCLES", cycles);
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    builder.environment().put("GIT_CEILING_DIRECTORIES", String.valueOf(directory.getParent()));
    Process process = builder.start();
    process.waitFor();
    return Files.readString(said);
  }

  /** A command of the page that begins so, in one line. */
  private static String shown(String begin) throws IOException {
    String page = Files.readString(Page.root().resolve(PAGE)).replaceAll("\\\\\n *", "");
    return page.lines().filter(line -> line.startsWith(begin)).findFirst().orElseThrow();
  }

  private static boolean isInstalled(String program) {
    return List.of(System.getenv("PATH").split(":")).stream()
        .anyMatch(path -> Files.isExecutable(Path.of(path).resolve(program)));
  }
}
