package dev.vfrace.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class TextTableTest {

  @Test
  void linesUpNamesLeftAndNumbersRight() {
    TextTable table = TextTable.ofFigures();
    table.add(List.of("program", "rate", "n"));
    table.add(List.of("p", "< 3.7e-6", "12"));
    table.add(List.of("longer-name", "—", "1,000"));

    assertThat(table.lines())
        .containsExactly(
            "program          rate      n",
            "p            < 3.7e-6     12",
            "longer-name         —  1,000");
  }

  @Test
  void refusesARowOfAnotherLength() {
    TextTable table = TextTable.ofFigures();
    table.add(List.of("a", "b"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> table.add(List.of("a")))
        .withMessage("expected 2 cells: [a]");
  }
}
