package dev.vfrace.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** However many campaigns a command needs, it reads a file once. */
@Tag("unit")
class ReadOnceTest {

  private static final Path STRESS = Catalogue.confDir().resolveSibling("stress");

  private final Map<Path, Integer> reads = new HashMap<>();

  @Test
  void aSuiteReadsEachFileOnce() {
    Catalogue catalogue = load(STRESS.resolve("thread.conf"));
    assertThat(catalogue.studies().suite().campaigns()).hasSizeGreaterThan(30);
    assertEachWasReadOnce();
  }

  @Test
  void otherTimingsAreNotReadAgain() {
    Catalogue catalogue = load();
    for (String timing : catalogue.timings().keySet()) {
      Catalogue with = catalogue.with(Choice.by("compare").timing(timing));
      assertThat(with.timing().name()).isEqualTo(timing);
    }
    assertEachWasReadOnce();
  }

  private void assertEachWasReadOnce() {
    assertThat(reads)
        .containsKey(Catalogue.confDir().resolve("kernels").resolve("v6.1.conf"))
        .containsKey(Catalogue.confDir().resolve("timings").resolve("raw.conf"));
    assertThat(reads.values()).containsOnly(1);
  }

  private Catalogue load(Path... files) {
    return Catalogue.load(
        new ConfigFiles(this::read), Catalogue.confDir(), List.of(files), List.of(), Map.of());
  }

  private Config read(Path file) {
    reads.merge(file, 1, Integer::sum);
    return ConfigFile.read(file);
  }
}
