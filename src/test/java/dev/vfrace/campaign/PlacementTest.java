package dev.vfrace.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.count.Counter;
import dev.vfrace.count.Counts;
import dev.vfrace.settings.Catalogue;
import dev.vfrace.timeline.Placement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which threads run the two sides of a VM. */
@Tag("campaign")
class PlacementTest {

  /** A lag of a hundredth of the window changes at most one cycle in a hundred. */
  private static final double BIAS = 0.01;

  @ParameterizedTest
  @CsvSource({
    "azure-mlx5, free, auto, TOGETHER",
    "azure-mlx5, free, unbounded, APART",
    "azure-mlx5, real, auto, APART",
    "raw, free, auto, APART",
    "raw, free, 1us, APART"
  })
  void autoKeepsTheSidesApartWhereSchedulingIsMeasured(
      String timing, String pace, String lag, Placement expected) {
    assertThat(placement("auto", 2, timing, pace, lag)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tasks", "apart", "together"})
  void isAsAsked(String asked) {
    assertThat(placement(asked, 2, "azure-mlx5", "free", "auto").name())
        .isEqualToIgnoringCase(asked);
    assertThat(placement(asked, 1, "azure-mlx5", "free", "auto")).isEqualTo(Placement.TOGETHER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"v6.1", "v6.7"})
  void allPlacementsCountTheSameWithinTheBiasOfTheLag(String kernel) {
    List<Counts> together = counts(kernel, "together");
    for (String other : List.of("tasks", "apart")) {
      List<Counts> counts = counts(kernel, other);
      for (int i = 0; i < counts.size(); i++) {
        assertThat(counts.get(i).trials()).isEqualTo(together.get(i).trials());
        assertThat(
                Math.abs(
                    counts.get(i).of(Counter.MISJUDGED) - together.get(i).of(Counter.MISJUDGED)))
            .as("%s, program %s", other, i)
            .isLessThanOrEqualTo((long) (BIAS * counts.get(i).trials()));
      }
    }
  }

  private static List<Counts> counts(String kernel, String placement) {
    return Runs.run(
            "run.kernel=" + kernel,
            "run.timing=azure-mlx5",
            "run.cycles=3000",
            "run.threads=2",
            "run.seed=5",
            "run.placement=" + placement)
        .totals()
        .programs();
  }

  private static Placement placement(
      String asked, int threads, String timing, String pace, String lag) {
    List<String> defines =
        List.of(
            "run.placement=" + asked,
            "run.threads=" + threads,
            "run.timing=" + timing,
            "clock.pace=" + pace,
            "clock.lag=" + lag);
    return Catalogue.load(Catalogue.confDir(), List.of(), defines, Map.of())
        .campaign()
        .clock()
        .placement();
  }
}
