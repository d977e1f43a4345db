package dev.vfrace.robust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Some hundreds of inputs; {@code stress/robust} tries thousands. */
@Tag("campaign")
@Timeout(300)
class FuzzerTest {

  private static final int TRIALS = 232;

  @Test
  void everyInputEndsAsItShould(@TempDir Path directory) throws IOException, InterruptedException {
    Fuzzer fuzzer = new Fuzzer(1, directory);
    fuzzer.run(TRIALS, tried -> {});
    assertThat(fuzzer.holds()).as(fuzzer.report()).isTrue();
  }
}
