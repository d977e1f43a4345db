package dev.vfrace.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class ParagraphsTest {

  @Test
  void breaksLinesAndShowsALabelOnce() {
    Paragraphs page = new Paragraphs(100);
    page.add("", "title");
    page.add("gate", "word ".repeat(30).strip());
    page.add("gate", "more");
    page.addAsIs("so", "none");
    assertThat(page.lines())
        .containsExactly(
            "title",
            "gate         " + "word ".repeat(17).strip(),
            "             " + "word ".repeat(13).strip(),
            "             more",
            "so           none");
  }

  /** What is copied from it line by line is one command. */
  @Test
  void aCommandGoesOnBeforeAnOption() {
    Paragraphs page = new Paragraphs(40);
    page.addCommand("measure", List.of("run", "--kernel", "v6.1", "--userspace", "'a b'", "-x"));
    page.addCommand("or", List.of("run", "--kernel", "v6.1", "--wide"));
    assertThat(page.lines())
        .containsExactly(
            "measure      run --kernel v6.1 \\",
            "               --userspace 'a b' -x",
            "or           run --kernel v6.1 --wide");
  }
}
