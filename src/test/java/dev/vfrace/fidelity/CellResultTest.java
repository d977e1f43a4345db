package dev.vfrace.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.statistics.Rate;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("campaign")
class CellResultTest {

  private static final Rate RIGHT = new Rate(1_000, 10_000);

  @Test
  void aRightCellHasNoFaults() {
    assertThat(new CellResult(0.1, RIGHT, RIGHT, 100, OptionalDouble.of(150)).faults()).isEmpty();
  }

  @Test
  void aTruthOutsideOfTheIntervalIsAFault() {
    assertThat(new CellResult(0.12, RIGHT, RIGHT, 100, OptionalDouble.of(150)).faults())
        .containsExactly("the truth is outside of the 99.9 % interval");
  }

  /** The 95 % interval of 350,000 of 10,000,000 reaches 0.6 % to either side. */
  @Test
  void anIntervalThatIsAllBeyondAPercentIsAFault() {
    Rate off = new Rate(350_000, 10_000_000);
    assertThat(new CellResult(0.0345, off, off, 100, OptionalDouble.empty()).faults())
        .contains("more than 1 % off the truth");
  }

  @Test
  void aBiasOfMoreThanAPercentIsAFaultUnlessTheRaceIsRare() {
    Rate biased = new Rate(1_011, 10_000);
    assertThat(new CellResult(0.1, biased, RIGHT, 100, OptionalDouble.of(150)).faults())
        .containsExactly("biased");
    Rate rare = new Rate(11, 10_000);
    assertThat(
            new CellResult(1e-3, rare, new Rate(10, 10_000), 100, OptionalDouble.of(150)).faults())
        .isEmpty();
  }

  @Test
  void lessThanHalfOfTheUnboundedSpeedIsAFaultWhereSpeedIsJudged() {
    assertThat(new CellResult(0.1, RIGHT, RIGHT, 49, OptionalDouble.of(100)).faults())
        .containsExactly("slow");
    assertThat(new CellResult(0.1, RIGHT, RIGHT, 49, OptionalDouble.empty()).faults()).isEmpty();
  }
}
