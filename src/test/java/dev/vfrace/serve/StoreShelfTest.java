package dev.vfrace.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vfrace.cli.InProcess;
import dev.vfrace.page.Told;
import dev.vfrace.store.StoreException;
import java.nio.file.Path;
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
    }
  }
}
