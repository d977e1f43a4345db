package dev.vfrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.model.Timing;
import dev.vfrace.settings.Catalogue;
import dev.vfrace.settings.RunOption;
import dev.vfrace.vocabulary.KernelStep;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("campaign")
@Timeout(120)
class CalibrateCommandTest {

  @TempDir private Path directory;
  private String trace;
  private String conf;
  private String rows;

  @BeforeEach
  void copy() throws IOException {
    trace = directory.resolve("anything").toString();
    conf = directory.resolve("mine.conf").toString();
    rows = directory.resolve("mine.csv").toString();
    try (InputStream raw =
        Objects.requireNonNull(
            getClass().getResourceAsStream("/traces/trace-excerpt-fakevsc-20cycles.txt.gz"))) {
      Files.copy(raw, Path.of(trace));
    }
  }

  @Test
  void whatIsWrittenIsATimingWithItsSources() throws IOException {
    InProcess result = InProcess.vfrace("calibrate", trace, "--out", conf);
    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .contains("kernel.queues", "rank correlations above 0.2", "warning: ", "--rows")
        .contains("next: vfrace run --timing " + conf)
        .doesNotContain("anything");
    assertThat(Files.readString(Path.of(conf))).contains("kind = measured", "Kolmogorov-Smirnov");
    Timing timing = timing();
    assertThat(timing.kernel().of(KernelStep.QUEUES).quantile(0.5)).isBetween(1.4e6, 1.6e6);
    assertThat(timing.kernel().of(KernelStep.VF_PROBE).quantile(0.5)).isBetween(459e6, 461e6);
  }

  /** On a terminal what is told fits; wide, it is in lines as long as they come. */
  @Test
  void theTableFitsATerminalUnlessItIsToBeWide() {
    InProcess narrow = InProcess.terminal("calibrate", trace, "--out", conf);
    assertThat(narrow.out().lines()).allMatch(line -> line.length() <= 80);
    InProcess wide = InProcess.terminal("calibrate", trace, "--out", conf, "--wide");
    assertThat(wide.out().lines()).anyMatch(line -> line.length() > 80);
  }

  @Test
  void rowsGoBesideTheTimingThatNamesThem() throws IOException {
    InProcess result = InProcess.vfrace("calibrate", trace, "--out", conf, "--rows", rows);
    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).doesNotContain("warning: ");
    assertThat(Files.readString(Path.of(conf))).contains("file = \"mine.csv\"");
    assertThat(Files.readAllLines(Path.of(rows))).hasSize(21);
    assertThat(timing().kernel().of(KernelStep.QUEUES).toString()).contains("of 20 rows");
  }

  @Test
  void rowsMayBeGzipped() {
    InProcess result = InProcess.vfrace("calibrate", trace, "--out", conf, "--rows", rows + ".gz");
    assertThat(result.exitCode()).isZero();
    assertThat(timing().kernel().of(KernelStep.QUEUES).toString()).contains("of 20 rows");
  }

  @Test
  void anOlderFileIsReplacedAndThatIsSaid() throws IOException {
    Files.writeString(Path.of(conf), "old");
    assertThat(InProcess.vfrace("calibrate", trace, "--out", conf).err())
        .isEqualTo("vfrace: " + conf + ": replaced" + System.lineSeparator());
    assertThat(Files.readString(Path.of(conf))).contains("vfrace.timing");
  }

  @Test
  void whatCannotBeDoneIsAUsageErrorAndLeavesNothing() throws IOException {
    assertThat(InProcess.vfrace("calibrate", trace, "--out", conf, "--like", "azure").err())
        .contains("no such timing; allowed: azure-mana, azure-mlx5");
    Path foreign = Files.writeString(directory.resolve("foreign"), "a\nb\n");
    InProcess nothing = InProcess.vfrace("calibrate", foreign.toString(), "--out", conf);
    assertThat(nothing.exitCode()).isEqualTo(2);
    assertThat(nothing.err()).contains("nothing found in 2 lines", "looked for");
    assertThat(InProcess.vfrace("calibrate", conf + "x", "--out", conf).err())
        .contains("no such file");
    assertThat(Path.of(conf)).doesNotExist();
  }

  @Test
  void theScriptsArePrinted() {
    assertThat(InProcess.vfrace("trace-script").out())
        .startsWith("#!/bin/sh")
        .contains("p:s1 register_netdevice");
    assertThat(InProcess.vfrace("trace-script", "--plain").out())
        .startsWith("#!/bin/sh")
        .contains("journalctl")
        .doesNotContain("kprobe");
  }

  @Test
  void aLabRunIsHeldAgainstItsPrediction() throws IOException {
    Path data = directory.resolve("cycles");
    try (InputStream raw =
        Objects.requireNonNull(
            getClass().getResourceAsStream("/measured/v61_postinit.cycles.csv.gz"))) {
      Files.copy(raw, data);
    }
    InProcess result =
        InProcess.campaign(
            "agree", data.toString(), "--kernel", "v6.8", "--cycles", "2k", "--json", "-");
    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("\"schema\" : \"vfrace.agree/1\"");
    assertThat(result.err()).contains("master-link, 1 ms", "inside the interval: ");
    assertThat(InProcess.vfrace("agree", trace).err()).contains("no cycle of a lab run");
  }

  private Timing timing() {
    return Catalogue.load(
            Catalogue.confDir(), List.of(), List.of(), Map.of(RunOption.TIMING, List.of(conf)))
        .timing();
  }
}
