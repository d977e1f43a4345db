package dev.vfrace.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
final class AutoLagTest {

  /** To the master 450 + 20 + 10 + 15 + 20 = 515 us, then 10 us to the flag. */
  @ParameterizedTest
  @CsvSource({"v6.1, 10", "v4.14, 10", "v6.8, 515", "thread-v4, 515"})
  void isOnePercentOfTheShortestWindow(String kernel, long nanos) {
    assertThat(lag("run.kernel=" + kernel, "timing.kernel.slave-flag=10us")).hasValue(nanos);
  }

  @Test
  void ignoresWindowsThatTakeNoTime() {
    assertThat(lag("timing.kernel.slave-flag=0")).hasValue(515);
  }

  @Test
  void isUnboundedIfNothingTakesAnyTime() {
    assertThat(lag("run.timing=raw")).isEmpty();
    assertThat(lag("run.timing=raw", "run.kernel=v6.8")).isEmpty();
  }

  @Test
  void isAtLeastOneNanosecond() {
    assertThat(lag("run.timing=raw", "timing.kernel.slave-flag=5ns")).hasValue(1);
  }

  @Test
  void countsOnlyFromTheAttributesOn() {
    assertThat(lag("run.timing=raw", "timing.kernel.sysfs-attributes=1ms")).isEmpty();
    assertThat(lag("run.timing=raw", "timing.kernel.uevent-add=1ms")).hasValue(1_000);
  }

  @Test
  void takesTheTimeToTheEndOfTheRegistrationIfNothingIsEverMarked() {
    assertThat(lag("kernel.\"v6.1\".master-link=none", "kernel.\"v6.1\".slave-flag-at=never"))
        .hasValue(535);
  }

  @Test
  void takesItsShareFromTheConfiguration() {
    assertThat(lag("clock.auto-lag-share=0.5")).hasValue(5_000);
  }

  @ParameterizedTest
  @CsvSource({"1ns, 1", "35us, 35000"})
  void givesWayToADuration(String text, long nanos) {
    assertThat(lag("clock.lag=" + text)).hasValue(nanos);
  }

  @Test
  void givesWayToUnbounded() {
    assertThat(lag("clock.lag=unbounded")).isEmpty();
  }

  private static OptionalLong lag(String... defines) {
    return Loading.defines(defines).campaign().clock().lagNanos();
  }
}
