package dev.vfrace.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.offset;

import dev.vfrace.question.Fleet.Period;
import dev.vfrace.statistics.Interval;
import dev.vfrace.statistics.Rate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
final class FleetTest {

  @ParameterizedTest
  @CsvSource({
    "2M-boots/day, 2000000, boots, DAY",
    "300k-hot-plugs/week, 300000, hot-plugs, WEEK",
    "1.5G-boots/year, 1500000000, boots, YEAR",
    "1_000-reboots/hour, 1000, reboots, HOUR",
    "40 boots / month, 40, boots, MONTH",
    "' 2m-boots/day ', 2000000, boots, DAY"
  })
  void readsCountUnitAndPeriod(String text, long count, String unit, Period period) {
    assertThat(Fleet.parse(text)).isEqualTo(new Fleet(count, unit, period));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | allowed is COUNT-UNIT/PERIOD, as in 2M-boots/day",
        "2M | allowed is COUNT-UNIT/PERIOD",
        "2M/day | allowed is COUNT-UNIT/PERIOD",
        "2M-boots | allowed is COUNT-UNIT/PERIOD",
        "boots/day | allowed is COUNT-UNIT/PERIOD",
        "2M-boots/ | no period ''; allowed are hour, day, week, month, year",
        "2M-boots/days | no period 'days'; allowed are hour, day, week, month, year",
        "2T-boots/day | '2T' is not a count; allowed: a whole number such as 1000",
        "0-boots/day | '0' is below 1",
        "1.5-boots/day | '1.5' is not a whole number",
        "1e40-boots/day | '1e40' is not a whole number"
      })
  void saysWhatIsAllowed(String text, String problem) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Fleet.parse(text))
        .withMessageStartingWith("fleet '" + text + "': ")
        .withMessageContaining(problem);
  }

  @Test
  void expectsIncidentsBetweenTheEndsOfTheRate() {
    Fleet fleet = Fleet.parse("2M-boots/day");
    Rate none = new Rate(0, 1_000_000_000);

    assertThat(fleet.incidents(1e-6)).isCloseTo(2, offset(1e-12));
    assertThat(fleet.incidents(none.interval()).low()).isZero();
    assertThat(fleet.incidents(none.interval()).high()).isCloseTo(0.00737776, offset(1e-8));
    assertThat(fleet.incidents(Interval.ANY_RATE)).isEqualTo(new Interval(0, 2_000_000));
  }

  @Test
  void refusesAFleetWithoutChances() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Fleet(0, "boots", Period.DAY));
  }
}
