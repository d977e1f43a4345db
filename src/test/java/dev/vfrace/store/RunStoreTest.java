package dev.vfrace.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
final class RunStoreTest {

  @TempDir private Path directory;

  @Test
  void whatIsNoStoreIsRefused() throws IOException {
    Path text = Files.writeString(directory.resolve("text"), "no database at all, but a text");
    assertThatThrownBy(() -> RunStore.open(text)).isInstanceOf(StoreException.class);
    assertThat(text).hasContent("no database at all, but a text");
  }

  @Test
  void anotherProgramsDatabaseIsRefusedAndLeftAlone() throws SQLException {
    Path other = directory.resolve("other.db");
    change(other, "CREATE TABLE theirs (a)");
    assertThatThrownBy(() -> RunStore.open(other))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("not one of vfrace's runs");
  }

  @Test
  void aNewerStoreIsRefusedByItsVersion() throws SQLException {
    Path newer = directory.resolve("runs.db");
    RunStore.open(newer).close();
    change(newer, "PRAGMA user_version = 99");
    assertThatThrownBy(() -> RunStore.open(newer))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("version 99, which a newer vfrace has written");
  }

  @Test
  void aRunWhoseProcessIsGoneIsLostAndSaidOnce() throws SQLException {
    Path file = directory.resolve("runs.db");
    try (RunStore store = RunStore.open(file)) {
      new RunWriter(store.sql()).begin(Kind.RUN, "run", Instant.EPOCH, Frame.NONE);
      assertThat(store.markLost()).as("this process is there").isEmpty();
    }
    change(file, "UPDATE run SET process_started = 'another time'");
    try (RunStore store = RunStore.open(file)) {
      assertThat(store.run(1).state()).isEqualTo(State.LOST);
      assertThat(store.markLost()).hasSize(1);
      assertThat(store.markLost()).isEmpty();
    }
  }

  @Test
  void severalWriteAtOnce() throws Exception {
    Path file = directory.resolve("runs.db");
    int writers = 4;
    int each = 25;
    ExecutorService threads = Executors.newFixedThreadPool(writers);
    List<Future<?>> done = new ArrayList<>();
    for (int writer = 0; writer < writers; writer++) {
      done.add(
          threads.submit(
              () -> {
                try (RunStore store = RunStore.open(file)) {
                  for (int run = 0; run < each; run++) {
                    new RunWriter(store.sql()).begin(Kind.RUN, "run", Instant.EPOCH, Frame.NONE);
                  }
                }
              }));
    }
    for (Future<?> one : done) {
      one.get();
    }
    threads.shutdown();
    try (RunStore store = RunStore.read(file)) {
      assertThat(store.runs()).hasSize(writers * each);
    }
  }

  private static void change(Path file, String statement) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement change = connection.createStatement()) {
      change.execute(statement);
    }
  }
}
