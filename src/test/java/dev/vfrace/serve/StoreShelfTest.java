package dev.vfrace.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vfrace.cli.InProcess;
import dev.vfrace.page.Live;
import dev.vfrace.page.Told;
import dev.vfrace.store.StoreException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("campaign")
class StoreShelfTest {

  @TempDir private Path directory;

  @Test
  void showsTheRunsOfTheStore() {
    Path file = directory.resolve("runs.db");
    assertThatThrownBy(() -> new StoreShelf(file)).isInstanceOf(StoreException.class);
    InProcess ran =
        InProcess.campaign(
            "run",
            "--cycles",
            "200",
            "--lanes",
            "2",
            "--threads",
            "1",
            "--userspace",
            "udev-azure-rule",
            "--store",
            file.toString());
    assertThat(ran.exitCode()).as("%s", ran).isZero();
    try (StoreShelf shelf = new StoreShelf(file)) {
      assertThat(shelf.entries()).hasSize(1);
      Entry entry = shelf.entries().get(0);
      assertThat(entry.title()).isEqualTo("run 1: v6.1, hot-add, azure-mlx5");
      assertThat(entry.state()).isEqualTo("complete");
      assertThat(entry.running()).isFalse();
      assertThat(entry.cycles()).isEqualTo(200);
      Told told = shelf.told(entry.id()).orElseThrow();
      assertThat(told.result().runs().get(0).course().cycles()).isEqualTo(200);
      assertThat(shelf.told("2")).isEmpty();
      assertThat(shelf.told("x")).isEmpty();
      assertThat(entry.started()).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC");
    }
  }

  @Test
  void showsBothSidesOfAComparisonAndOfASuiteNothingBeforeItsEnd() throws SQLException {
    Path file = directory.resolve("pairs.db");
    assertThat(keep(file, "compare", "v6.1", "v6.7").exitCode()).isZero();
    try (StoreShelf shelf = new StoreShelf(file)) {
      assertThat(shelf.entries().get(0).title())
          .isEqualTo("compare 1: v6.1 and v6.7, hot-add, azure-mlx5");
      Live live = Live.of(shelf.told("1").orElseThrow());
      assertThat(live.curves())
          .extracting(Live.Curve::name)
          .containsExactly(
              "udev-azure-rule, misjudged · A, v6.1", "udev-azure-rule, misjudged · B, v6.7");
      assertThat(live.rows())
          .extracting(row -> row.get(0))
          .containsExactly("udev-azure-rule · A, v6.1", "udev-azure-rule · B, v6.7");
      assertThat(live.note()).isEmpty();
    }
    changed(file, "UPDATE run SET kind = 'suite', document = NULL");
    try (StoreShelf shelf = new StoreShelf(file)) {
      assertThat(shelf.told("1")).isEmpty();
    }
  }

  @Test
  void saysThatWhatIsMadeOfManyRunsHasNoCurves() throws SQLException {
    Path file = directory.resolve("sweeps.db");
    assertThat(keep(file, "sweep", "-p", "timing.kernel.queues=0.1ms,1ms,10ms").exitCode())
        .isZero();
    try (StoreShelf shelf = new StoreShelf(file)) {
      Live live = Live.of(shelf.told("1").orElseThrow());
      assertThat(live.curves()).isEmpty();
      assertThat(live.rows()).isEmpty();
      assertThat(live.note()).startsWith("Curves and programs are shown of a run");
      Entry entry = shelf.entries().get(0);
      assertThat(entry.title()).startsWith("sweep 1: ");
      assertThat(entry.requested()).isEmpty();
      assertThat(entry.cyclesText()).isEmpty();
    }
    changed(file, "UPDATE run SET state = 'running'");
    try (StoreShelf shelf = new StoreShelf(file)) {
      assertThat(shelf.entries().get(0).running()).isTrue();
      assertThat(shelf.entries().get(0).mark())
          .as("another round may have come since")
          .isNotEqualTo(shelf.entries().get(0).mark());
    }
  }

  private static void changed(Path file, String change) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute(change);
    }
  }

  private static InProcess keep(Path file, String... command) {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(
        List.of(
            "--cycles",
            "400",
            "--lanes",
            "2",
            "--threads",
            "1",
            "--userspace",
            "udev-azure-rule",
            "--store",
            file.toString()));
    return InProcess.campaign(all.toArray(String[]::new));
  }
}
