package dev.vfrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The package that {@code mvn package} has made, unpacked elsewhere: it runs from any directory,
 * and without Maven.
 */
@Tag("campaign")
@Timeout(120)
class PackageIT {

  @TempDir private static Path directory;

  private static Path unpacked = Path.of("");
  private static Path elsewhere = Path.of("");

  private record Ended(int exitCode, String out, String err) {}

  @BeforeAll
  static void unpack() throws IOException, InterruptedException {
    elsewhere = Files.createDirectory(directory.resolve("else where"));
    Path programs = Files.createDirectory(directory.resolve("bin"));
    Path maven =
        Files.writeString(programs.resolve("mvn"), "#!/bin/sh\necho mvn ran >&2\nexit 99\n");
    assertThat(maven.toFile().setExecutable(true)).isTrue();
    Path home = Files.createDirectory(directory.resolve("home"));
    Ended tar =
        run(home, List.of("tar", "-xzf", System.getProperty("vfrace.package", "no package named")));
    assertThat(tar.exitCode()).as(tar.err()).isZero();
    try (Stream<Path> tops = Files.list(home)) {
      List<Path> all = tops.toList();
      assertThat(all).as("one directory at the top").hasSize(1);
      unpacked = all.get(0);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LICENSE",
        "README.md",
        "CHANGELOG.md",
        "docs/reading-results.md",
        "conf/kernels/v6.1.conf",
        "stress/thread.conf",
        "share/man/man1/vfrace.1",
        "share/man/man1/vfrace-run.1",
        "share/bash-completion/completions/vfrace"
      })
  void holds(String file) {
    assertThat(unpacked.resolve(file)).isNotEmptyFile();
  }

  @Test
  void namesItsVersion() throws IOException, InterruptedException {
    Ended version = vfrace("--version");
    assertThat(version.exitCode()).as(version.err()).isZero();
    assertThat(unpacked.getFileName())
        .hasToString(version.out().lines().findFirst().orElse("nothing").replace(' ', '-'));
  }

  @Test
  void findsItsDefinitions() throws IOException, InterruptedException {
    Ended list = vfrace("list", "kernels");
    assertThat(list.exitCode()).as(list.err()).isZero();
    assertThat(list.out()).contains("v6.1", "hidden-device");
  }

  @Test
  void runsACampaign() throws IOException, InterruptedException {
    Ended run =
        vfrace("run", "--cycles", "2k", "--userspace", "wicked", "--quiet", "--json", "run.json");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).containsPattern("wicked +2,000 +100 %");
    assertThat(elsewhere.resolve("run.json")).isNotEmptyFile();
  }

  private static Ended vfrace(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(unpacked.resolve("stress").resolve("vfrace").toString());
    command.addAll(List.of(arguments));
    Ended ended = run(elsewhere, command);
    assertThat(ended.err()).doesNotContain("mvn");
    return ended;
  }

  /** Runs it with a Maven on PATH that does nothing but fail. */
  private static Ended run(Path from, List<String> command)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile(directory, "out", "");
    Path err = Files.createTempFile(directory, "err", "");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(from.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("VFRACE_STORE", "none");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().merge("PATH", "/usr/bin:/bin", (path, usual) -> path);
    builder.environment().compute("PATH", (name, path) -> directory.resolve("bin") + ":" + path);
    builder.environment().remove("VFRACE_JAVA_OPTS");
    Process process = builder.start();
    process.getOutputStream().close();
    int exitCode = process.waitFor();
    return new Ended(exitCode, Files.readString(out), Files.readString(err));
  }
}
