package dev.vfrace.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.statistics.Interval;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
final class SpanCellTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 0 ms",
    "2614, 2613.6, 2614.4, 2.61 ms",
    "11100, 11020, 11240, 11.1 ms (11–11.2)",
    "45600000, 44000000, 47250000, 45.6 s (44–47.3)",
    "531100, 531100, 531100, 531 ms"
  })
  void hasThreeDigitsAndTheInterval(double micros, double low, double high, String cell) {
    assertThat(SpanCell.of(micros, Optional.of(new Interval(low, high)))).isEqualTo(cell);
  }

  @ParameterizedTest
  @CsvSource({"2614, 2.61 ms", "NaN, —"})
  void withoutAnInterval(double micros, String cell) {
    assertThat(SpanCell.of(micros, Optional.empty())).isEqualTo(cell);
  }
}
