package dev.vfrace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A file that grows longer holds a second behaviour, which has a name of its own. */
@Tag("unit")
final class FileLengthTest {

  private static final Path SOURCES = Path.of("src", "main", "java");
  private static final int MOST_LINES = 350;

  @Test
  void noSourceFileIsLong() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();
      assertThat(sources).isNotEmpty().allMatch(file -> lines(file) <= MOST_LINES);
    }
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
