package dev.vfrace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vfrace.settings.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code stress/vfrace} in sources that were never built, with no real Maven or JVM. */
@Tag("campaign")
@Timeout(60)
@DisplayName("trials: the first build")
class FirstBuildTest {

  /** Makes what the script takes for a jar. */
  private static final String MVN =
      """
      #!/usr/bin/env bash
      printf '\\033[1;33mWARNING\\033[m of Maven\\n'
      mkdir -p target/lib
      { printf 'PK\\005\\006'; head -c 18 /dev/zero; } >target/vfrace.jar
      """;

  private static final String JAVA = "#!/usr/bin/env bash\nexit 100\n";

  @TempDir Path directory;

  @BeforeEach
  void prepare() throws IOException {
    Path stress = Files.createDirectories(directory.resolve("stress"));
    Files.copy(
        Catalogue.confDir().resolveSibling("stress").resolve("vfrace"), stress.resolve("vfrace"));
    assertThat(stress.resolve("vfrace").toFile().setExecutable(true)).isTrue();
    Files.createDirectories(directory.resolve("src").resolve("main"));
    Files.createDirectories(directory.resolve("target"));
    Files.createFile(directory.resolve("pom.xml"));
    Path bin = Files.createDirectories(directory.resolve("jdk").resolve("bin"));
    program(bin.resolve("java"), JAVA);
    program(bin.resolve("mvn"), MVN);
    Files.writeString(directory.resolve("jdk").resolve("release"), "JAVA_VERSION=\"17.0.1\"\n");
  }

  @Test
  void saysHowLongItTakesAndHowLongItTookWithoutEscapeCodes()
      throws IOException, InterruptedException {
    Process first = start();
    List<String> said = first.errorReader().lines().toList();
    assertThat(first.waitFor()).isZero();
    assertThat(said.get(0)).startsWith("vfrace: building").contains("about a minute");
    assertThat(said).contains("WARNING of Maven").anyMatch(line -> line.contains("built in"));
    assertThat(String.join("\n", said)).doesNotContain("\u001b");

    Process second = start();
    assertThat(second.errorReader().lines().filter(line -> line.contains("build"))).isEmpty();
    assertThat(second.waitFor()).isZero();
  }

  @Test
  void whoeverWaitsForAnothersBuildIsToldSo() throws IOException, InterruptedException {
    assumeTrue(isThere("flock"), "there is no flock here");
    Path lock = directory.resolve("target").resolve(".vfrace-build.lock");
    Process holder =
        new ProcessBuilder("flock", lock.toString(), "bash", "-c", "echo has; read -r end").start();
    assertThat(holder.inputReader().readLine()).isEqualTo("has");
    Process waiting = start();
    assertThat(waiting.errorReader().readLine()).startsWith("vfrace: waiting for another build");
    holder.outputWriter().append("end\n").close();
    assertThat(waiting.waitFor()).isZero();
    assertThat(holder.waitFor()).isNotNegative();
  }

  private Process start() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(directory.resolve("stress").resolve("vfrace").toString(), "list");
    builder.environment().put("JAVA_HOME", directory.resolve("jdk").toString());
    builder
        .environment()
        .merge(
            "PATH",
            directory.resolve("jdk").resolve("bin").toString(),
            (path, own) -> own + ":" + path);
    builder.environment().remove("VFRACE_JAVA_OPTS");
    return builder.start();
  }

  private static boolean isThere(String program) throws IOException, InterruptedException {
    return new ProcessBuilder("bash", "-c", "command -v " + program).start().waitFor() == 0;
  }

  private static void program(Path path, String text) throws IOException {
    Files.writeString(path, text);
    assertThat(path.toFile().setExecutable(true)).isTrue();
  }
}
