package dev.vfrace.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The races of the matrix come out at their closed forms on the oracle. */
@Timeout(120)
class MatrixTest {

  private static final long CYCLES = 4_000;

  @ParameterizedTest
  @EnumSource(names = {"CORE", "WINDOWS", "PROBABILITIES", "OBSERVERS"})
  void theOracleGivesTheClosedForm(Group group) throws InterruptedException {
    CellRunner runner = new CellRunner(1);
    List<Cell> wrong = new ArrayList<>();
    for (Cell cell : new Matrix(CYCLES).cells(group)) {
      Interval interval = runner.oracle(cell).rate().interval(0.99999);
      if (!interval.contains(cell.race().probability())) {
        wrong.add(cell);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void reachesAsFarAsItSays() {
    Matrix matrix = new Matrix(CYCLES);
    assertThat(matrix.cells(Group.WINDOWS))
        .extracting(Cell::scale)
        .contains(20_000L, 10_000_000_000L);
    assertThat(matrix.cells(Group.PROBABILITIES))
        .extracting(cell -> cell.race().probability())
        .anyMatch(p -> p <= 5.1e-4)
        .anyMatch(p -> p >= 0.989);
    assertThat(matrix.cells(Group.MANY_LANES)).extracting(Cell::lanes).contains(100_000);
  }
}
