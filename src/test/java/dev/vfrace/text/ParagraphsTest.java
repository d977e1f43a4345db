package dev.vfrace.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class ParagraphsTest {

  @Test
  void breaksLinesAndShowsALabelOnce() {
    Paragraphs page = new Paragraphs();
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
}
