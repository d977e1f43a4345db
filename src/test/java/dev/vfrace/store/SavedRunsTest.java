package dev.vfrace.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vfrace.raw.RawFormatException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
final class SavedRunsTest {

  @TempDir private Path directory;

  @Test
  void aNumberIsARunAndAnythingElseAFile() {
    assertThat(SavedRuns.isNumber("12")).isTrue();
    assertThat(SavedRuns.isNumber("./12")).isFalse();
    assertThat(SavedRuns.isNumber("012")).isFalse();
    assertThat(SavedRuns.isNumber("run.json")).isFalse();
  }

  @Test
  void whatIsNotThereIsSaid() {
    assertThatThrownBy(() -> new SavedRuns(Optional.empty()).read("12"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("--store FILE");
    assertThatThrownBy(() -> new SavedRuns(Optional.of(directory.resolve("no.db"))).read("12"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("there is no store yet");
    assertThatThrownBy(() -> new SavedRuns(Optional.empty()).read("no.json"))
        .isInstanceOf(RawFormatException.class)
        .hasMessageContaining("no such file");
  }

  @Test
  void aRunThatTheStoreDoesNotHoldIsSaid() {
    Path file = directory.resolve("runs.db");
    RunStore.open(file).close();
    assertThatThrownBy(() -> new SavedRuns(Optional.of(file)).read("12"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("holds no run 12");
  }
}
