package dev.vfrace.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
final class DurationsTest {

  @ParameterizedTest
  @CsvSource({
    "35us, 35000",
    "35 us, 35000",
    "35\u00b5s, 35000",
    "35\u03bcs, 35000",
    "0, 0",
    "0s, 0",
    "1ns, 1",
    "1.5 ms, 1500000",
    "2e3us, 2000000",
    "1_000ms, 1000000000",
    "3s, 3000000000",
    "2m, 120000000000",
    "2 min, 120000000000",
    "1h, 3600000000000",
    "1 day, 86400000000000",
    "10 milliseconds, 10000000",
    "0.6ns, 1"
  })
  void readsUnits(String text, long nanos) {
    assertThat(Durations.nanos(text)).isEqualTo(nanos);
  }

  @ParameterizedTest
  @CsvSource({
    "5, needs a unit",
    "5 parsecs, unknown unit 'parsecs'; allowed: a number and a unit (ns",
    "5 US, unknown unit 'US'",
    "soon, not a duration; allowed:",
    "-5us, must not be negative; allowed:",
    "0.1ns, shorter than modelled time can tell",
    "1000000d, too long; allowed: up to 292 years",
    "'', not a duration",
    "1..5s, not a duration"
  })
  void refusesTheRest(String text, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Durations.nanos(text))
        .withMessageContaining(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 ns",
    "999, 999 ns",
    "35000, 35 µs",
    "505123, 505 µs",
    "1500000, 1.5 ms",
    "8000000000, 8 s",
    "3600000000000, 3600 s",
    "999999, 1000 µs"
  })
  void writesThreeDigits(double nanos, String text) {
    assertThat(Durations.text(nanos)).isEqualTo(text);
  }
}
