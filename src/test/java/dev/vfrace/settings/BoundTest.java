package dev.vfrace.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class BoundTest {

  /** The table of the documentation is the one that the program goes by. */
  @Test
  void theDocumentedTableIsTheRealOne() throws IOException {
    Path page = Catalogue.confDir().resolveSibling("docs").resolve("limits.md");
    List<String> rows =
        Files.readAllLines(page).stream().filter(line -> line.startsWith("| ")).skip(1).toList();
    assertThat(rows.subList(0, Bound.values().length))
        .containsExactlyElementsOf(
            Arrays.stream(Bound.values())
                .map(bound -> "| %s | %s |".formatted(bound.subject(), bound.allowed()))
                .toList());
  }

  @Test
  void allowsTheMostAndNoMore() {
    Bound.NESTING.check(Bound.NESTING.most(), "here");
    assertThat(Loading.refused(() -> Bound.NESTING.check(Bound.NESTING.most() + 1L, "here")))
        .isEqualTo("here: too much (nesting of { } and [ ]); allowed: up to 32 levels");
  }
}
