package dev.vfrace.robust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Faults "signals in the first second", "SIGKILL", "standard output that cannot be written", "the
 * JSON file" and "out of memory", done to the program as it is installed; more of them with {@code
 * stress/robust faults}.
 */
@Tag("campaign")
class FaultIT {

  private static final long SEED = 1;

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"TERM", "HEAP", "FULL_OUTPUT", "FULL_JSON"})
  @Timeout(200)
  void itEndsAndSaysSo(Fault fault) throws IOException, InterruptedException {
    Faults faults = new Faults(SEED, directory);
    faults.tryOne(fault);
    assertThat(faults.wrong()).isEmpty();
  }
}
