package dev.vfrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.settings.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A design and a program of the documentation, in a directory outside of the project. */
@Tag("campaign")
@Timeout(60)
class OutsideTest {

  @Test
  void theDocumentedDesignAndProgramRun(@TempDir Path directory) throws IOException {
    Path design = write(directory, "mine.conf", "vfrace.kernel.mine = ");
    Path program = write(directory, "my-probe.conf", "vfrace.userspace.my-probe ");
    InProcess result =
        InProcess.vfrace(
            Engine.actors(),
            "run",
            "-c",
            design.toString(),
            "-c",
            program.toString(),
            "--kernel",
            "mine",
            "--userspace",
            "my-probe",
            "--cycles",
            "2k",
            "--quiet");
    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).containsPattern("my-probe +2,000 +< 0\\.19 % +< 0\\.19 % +0–0\\.19 %");
  }

  private static Path write(Path directory, String name, String start) throws IOException {
    Path page = Catalogue.confDir().resolveSibling("docs").resolve("extending.md");
    Matcher block =
        Pattern.compile("```\n(" + Pattern.quote(start) + "[^`]*)```")
            .matcher(Files.readString(page));
    assertThat(block.find()).isTrue();
    return Files.write(directory.resolve(name), List.of(block.group(1)));
  }
}
