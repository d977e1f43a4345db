package dev.vfrace.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
final class QuantityTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 0",
        "0.0312 | 0.0312",
        "2.25 | 2.25",
        "35 | 35",
        "99.96 | 100",
        "450.4 | 450",
        "81300.8 | 81,301",
        "12000000 | 12,000,000"
      })
  void writesThreeDigitsAndWholeNumbersFromAHundredOn(double value, String text) {
    assertThat(Quantity.number(value)).isEqualTo(text);
  }

  @Test
  void writesUnitsAndDashes() {
    assertThat(Quantity.micros(34.5)).isEqualTo("34.5 µs");
    assertThat(Quantity.micros(Double.NaN)).isEqualTo("—");
    assertThat(Quantity.count(1, "lane")).isEqualTo("1 lane");
    assertThat(Quantity.count(2000, "lane")).isEqualTo("2,000 lanes");
  }
}
