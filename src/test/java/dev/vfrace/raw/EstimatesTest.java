package dev.vfrace.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vfrace.model.Basis.Kind;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class EstimatesTest {

  @Test
  void theShareIsOfTheSumOfMedians() {
    Estimates estimates =
        new Estimates(
            "flag window",
            List.of(
                new Estimates.Part("queues", 450, Kind.ESTIMATE),
                new Estimates.Part("list", 10, Kind.ESTIMATE),
                new Estimates.Part("master-link", 20, Kind.BOUND),
                new Estimates.Part("slave-flag", 20, Kind.MEASURED)),
            14,
            33);
    assertThat(estimates.nanos()).isEqualTo(500);
    assertThat(estimates.share()).isCloseTo(0.92, within(1e-9));
    assertThat(estimates.most().map(Estimates.Part::step)).contains("queues");
    assertThat(estimates.text())
        .isEqualTo(
            "rests on estimates: 92 % of the flag window, most of it queues (90 %), and the latency"
                + " of 14 of 33 programs");
  }

  @Test
  void aMeasuredWindowSaysSo() {
    Estimates estimates =
        new Estimates(
            "flag window", List.of(new Estimates.Part("queues", 450, Kind.MEASURED)), 1, 1);
    assertThat(estimates.share()).isZero();
    assertThat(estimates.text())
        .isEqualTo(
            "rests on estimates: nothing of the flag window, and the latency of 1 of 1 programs");
  }

  @Test
  void aWindowWithoutTimeHasNoShare() {
    Estimates estimates =
        new Estimates("flag window", List.of(new Estimates.Part("queues", 0, Kind.ESTIMATE)), 0, 1);
    assertThat(estimates.share()).isNaN();
    assertThat(estimates.most()).isEmpty();
    assertThat(estimates.text()).contains("which takes no time");
  }
}
