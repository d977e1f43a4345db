package dev.vfrace.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
final class CountSyntaxTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1000, 1000",
    "1_000_000, 1000000",
    "250k, 250000",
    "250 k, 250000",
    "1M, 1000000",
    "1.5M, 1500000",
    "2G, 2000000000",
    "1e6, 1000000",
    "-3, -3",
    "9223372036854775807, 9223372036854775807"
  })
  void readsFactorsAndSeparators(String text, long count) {
    assertThat(CountSyntax.parse(text)).isEqualTo(count);
  }

  @ParameterizedTest
  @ValueSource(strings = {"many", "", "1.5", "0.0001k", "9223372036854775808", "1T", "1k5", "_1"})
  void refusesTheRest(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CountSyntax.parse(text))
        .withMessageContaining("allowed: a whole number such as 1000, 1_000_000, 250k or 1M");
  }
}
