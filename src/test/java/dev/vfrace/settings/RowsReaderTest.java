package dev.vfrace.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.delay.Delay;
import dev.vfrace.vocabulary.KernelStep;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
final class RowsReaderTest {

  private static final String TWO = "queues (us),wake-up (ms)\n1.5,2\n3,4.25\n";

  @TempDir private Path directory;

  @Test
  void columnsReplaceTheStepsOfTheirName() {
    Catalogue catalogue = rows(TWO);
    assertThat(queues(catalogue).quantile(0)).isEqualTo(1_500);
    assertThat(queues(catalogue).quantile(1)).isEqualTo(3_000);
    assertThat(catalogue.timing().userspace().wakeUp().orElseThrow().quantile(1))
        .isEqualTo(4_250_000);
    assertThat(catalogue.timing().kernel().of(KernelStep.LIST).quantile(0.5)).isEqualTo(10_000);
  }

  @Test
  void pathsCountFromTheFileThatNamesThem() {
    Loading.write(directory.resolve("deep/rows.csv"), TWO);
    Path conf = Loading.write(directory.resolve("my.conf"), "vfrace.timing.rows = deep/rows.csv");
    assertThat(queues(Loading.files(conf)).quantile(1)).isEqualTo(3_000);
    Path file = directory.resolve("deep/rows.csv");
    assertThat(queues(Loading.defines("timing.rows=" + file)).quantile(1)).isEqualTo(3_000);
  }

  @Test
  void aFileMayBeGzipped() throws IOException {
    Path file = directory.resolve("rows.csv.gz");
    try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(file))) {
      packed.write(TWO.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(queues(Loading.defines("timing.rows=" + file)).quantile(1)).isEqualTo(3_000);
  }

  @Test
  void filesAndSectionsHaveWeights() {
    Path one = Loading.write(directory.resolve("a.csv"), "section,queues (ns)\nx,1\ny,2\ny,3\n");
    Path other = Loading.write(directory.resolve("b.csv"), "queues (ns)\n9\n");
    Catalogue catalogue =
        Loading.defines(
            "timing.rows=[{file=\"%s\",section=y,weight=3},{file=\"%s\"}]".formatted(one, other));
    assertThat(queues(catalogue).quantile(0)).isEqualTo(2);
    assertThat(queues(catalogue).quantile(0.37)).isEqualTo(2);
    assertThat(queues(catalogue).quantile(0.74)).isEqualTo(3);
    assertThat(queues(catalogue).quantile(0.76)).isEqualTo(9);
  }

  @Test
  void theContentIsPartOfTheFingerprintAndThePlaceIsNot() {
    CampaignSettings first = rows(TWO).campaign();
    Path moved = Loading.write(directory.resolve("moved.csv"), TWO);
    CampaignSettings same = Loading.defines("timing.rows=" + moved).campaign();
    assertThat(same.provenance().fingerprint()).isEqualTo(first.provenance().fingerprint());
    CampaignSettings other = rows(TWO.replace("4.25", "4.26")).campaign();
    assertThat(other.provenance().fingerprint()).isNotEqualTo(first.provenance().fingerprint());
  }

  @Test
  void aRecordedCampaignIsTheSameUnlessTheFileHasChanged() {
    CampaignSettings first = rows(TWO).campaign();
    assertThat(
            Catalogue.again("a run", first.provenance(), Map.of(), Map.of())
                .campaign()
                .provenance())
        .isEqualTo(first.provenance());
    Loading.write(directory.resolve("rows.csv"), TWO + "5,6\n");
    assertThat(
            Loading.refusal(() -> Catalogue.again("a run", first.provenance(), Map.of(), Map.of())))
        .contains("vfrace.timing.rows[0].sha256", "rows.csv has other content");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "queues\\n"
            + "1 | rows.csv:1: column 1: 'queues': not a name and a unit; allowed: such as queues"
            + " (us)",
        "queus (us)\\n"
            + "1 | rows.csv:1: column 1: 'queus (us)': unknown column; did you mean 'queues'?",
        "list (us),queues (h)\\n1,1 | rows.csv:1: column 2: 'queues (h)': not a name and a unit",
        "list (us),list (ns)\\n1,1 | rows.csv:1: column 2: 'list (ns)': is there twice",
        "list (us),gap (us)\\n"
            + "1,1\\n"
            + "1,-2 | rows.csv:3: column gap: '-2': out of range; allowed: a number from 0",
        "list (us)\\n"
            + "fast | rows.csv:2: column list: 'fast': not a number; allowed: a number from 0",
        "list (s)\\n1000001 | rows.csv:2: column list: '1000001': out of range",
        "list (us)\\n1e999999999 | rows.csv:2: column list: '1e999999999': out of range",
        "list (us)\\nNaN | rows.csv:2: column list: 'NaN': not a number",
        "list (us),gap (us)\\n1 | rows.csv:2: 1 columns; allowed: as in the header, 2",
        "list (us) | rows.csv:1: no row; allowed: 1 or more",
        "section\\na | rows.csv:1: no column but section",
        "'' | rows.csv:1: is empty"
      })
  void refusalsNameFileLineAndColumn(String content, String expected) {
    String text = content.equals("''") ? "" : content.replace("\\n", "\n");
    assertThat(Loading.refusal(() -> rows(text))).contains(expected);
  }

  @Test
  void refusesWhatWouldBeWithoutEffect() {
    Path file = Loading.write(directory.resolve("rows.csv"), TWO);
    String rows = "timing.rows=" + file;
    assertThat(Loading.refusal(() -> Loading.defines(rows, "timing.kernel.queues=2ms")))
        .contains("-D timing.kernel.queues=2ms", "have a column of that name");
    String together = "timing.together=[{steps=[queues,list],rank-correlation=0.5}]";
    assertThat(Loading.refusal(() -> Loading.defines(rows, together)))
        .contains("the rows have a column of that name");
  }

  @Test
  void refusesFilesThatAreNotThereOrDoNotFit() {
    Path one = Loading.write(directory.resolve("a.csv"), "list (us)\n1\n");
    Path other = Loading.write(directory.resolve("b.csv"), "queues (us)\n1\n");
    assertThat(Loading.refusal(() -> Loading.defines("timing.rows=nowhere.csv")))
        .contains("no such file", "nowhere.csv");
    assertThat(
            Loading.refusal(
                () -> Loading.defines("timing.rows=[\"%s\",\"%s\"]".formatted(one, other))))
        .contains("its columns [queues] are not those of the first, [list]");
    for (String entry : List.of("weight=0", "section=x", "sha256=00", "wieght=1")) {
      assertThat(
              Loading.refusal(
                  () -> Loading.defines("timing.rows=[{file=\"%s\",%s}]".formatted(one, entry))))
          .isNotEqualTo("accepted");
    }
  }

  private Catalogue rows(String content) {
    return Loading.defines("timing.rows=" + Loading.write(directory.resolve("rows.csv"), content));
  }

  private static Delay queues(Catalogue catalogue) {
    return catalogue.timing().kernel().of(KernelStep.QUEUES);
  }
}
