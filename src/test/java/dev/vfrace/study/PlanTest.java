package dev.vfrace.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.analysis.Samples;
import dev.vfrace.text.Page;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class PlanTest {
  private static final Page WIDE = Page.file().wide();

  private static final Samples CALIBRATION =
      new Samples()
          .observer("rule", Samples.observer(100_000, 0, 100_000))
          .observer("connman", Samples.observer(1_000_000, 0, 1_000_000))
          .observer("wicked", Samples.observer(0, 0, 0));

  /** ln(0.01) / ln(1 - 1e-6) = 4,605,168 cycles, at 81,301 cycles/s. */
  @Test
  void tellsWhatARareRateTakes() {
    assertThat(new Plan(CALIBRATION.result(), 0.99, 0.9).forRate(1e-6, WIDE))
        .hasSize(4)
        .anyMatch(line -> line.startsWith("measured here: 81,301 cycles/s"))
        .anyMatch(line -> line.startsWith("to see an event") && line.contains("4,605,168 cycles"))
        .anyMatch(line -> line.startsWith("to bound") && line.endsWith("0 min 57 s"));
  }

  @Test
  void plansADropOfWhatTheCampaignShows() {
    assertThat(new Plan(CALIBRATION.result(), 0.95, 0.9).forDrop(10, OptionalDouble.empty(), WIDE))
        .hasSize(2)
        .anyMatch(line -> line.contains("rule.misjudged (10.0 %) dropped 10 times"));
  }

  @Test
  void plansADropOfARateThatIsGiven() {
    assertThat(new Plan(CALIBRATION.result(), 0.95, 0.9).forDrop(2, OptionalDouble.of(1e-3), WIDE))
        .hasSize(2)
        .anyMatch(line -> line.contains("a rate of"));
  }
}
