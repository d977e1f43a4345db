package dev.vfrace.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The races of the matrix come out at their closed forms on the oracle. */
@Tag("campaign")
@Timeout(120)
class MatrixTest {

  private static final CycleBudget CYCLES = new CycleBudget(4_000, 4_000);

  @ParameterizedTest
  @EnumSource(names = {"CORE", "WINDOWS", "PROBABILITIES", "OBSERVERS"})
  void theOracleGivesTheClosedForm(Group group) throws InterruptedException {
    CellRunner runner = new CellRunner(1);
    List<Cell> wrong = new ArrayList<>();
    for (Cell cell : new Matrix(CYCLES).cells(group)) {
      CellRunner.Run oracle = runner.oracle(cell);
      Interval rate = oracle.rate().interval(0.99999);
      Interval met = oracle.met().interval(0.99999);
      if (!rate.contains(cell.race().probability()) || !met.contains(cell.race().met())) {
        wrong.add(cell);
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** The VF is there for half of a period, and without its flag for a tenth. */
  @Test
  void pollsMissEveryOtherVf() throws InterruptedException {
    Cell cell =
        new Matrix(new CycleBudget(20_000, 20_000))
            .cells(Group.OBSERVERS).stream()
                .filter(each -> each.race().name().equals("missed polls"))
                .findFirst()
                .orElseThrow();
    CellRunner.Run oracle = new CellRunner(1).oracle(cell);
    assertThat(oracle.met().trials()).isEqualTo(20_000);
    assertThat(oracle.rate().trials()).isEqualTo(oracle.met().count());
    assertThat(oracle.met().interval(0.99999).contains(0.5)).as(oracle.toString()).isTrue();
    assertThat(oracle.rate().interval(0.99999).contains(0.2)).as(oracle.toString()).isTrue();
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
