package dev.vfrace.robust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A handful of what {@code stress/robust kills} does. */
@Tag("campaign")
final class KillsIT {

  @TempDir private Path directory;

  @Test
  void aKilledRunLosesTheBatchUnderWayAndNoMore() throws IOException, InterruptedException {
    Kills kills = new Kills(directory, 1, "8k");
    kills.run(2, tried -> {});
    assertThat(kills.wrong()).isEmpty();
  }

  @Test
  void twoProcessesWriteAtOnce() throws IOException, InterruptedException {
    Kills kills = new Kills(directory, 1, "8k");
    kills.runTwoAtOnce();
    assertThat(kills.wrong()).isEmpty();
  }
}
