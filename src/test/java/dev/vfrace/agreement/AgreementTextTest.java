package dev.vfrace.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.statistics.Rate;
import dev.vfrace.text.Emphasis;
import dev.vfrace.text.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class AgreementTextTest {

  private static final AgreementTable TABLE =
      new AgreementTable(
          "v6.1",
          400_000,
          1,
          new Rate(0, 400_000),
          List.of(
              cell(Gate.MASTER_LINK, 50_000, new Rate(20_800, 100_000)),
              cell(Gate.SLAVE_FLAG, 200_000, new Rate(0, 200_000))),
          Map.of("slave-flag", new AgreementTable.Drift(new Rate(40, 200), new Rate(90, 200))),
          List.of("master-link: udev-azure-rule-85 does not read it"),
          List.of());

  @ParameterizedTest
  @ValueSource(ints = {80, 100})
  void fitsAPage(int width) {
    assertThat(text(new Page(width, Emphasis.NONE)).lines())
        .allSatisfy(it -> assertThat(it.length()).as(it).isLessThanOrEqualTo(width));
  }

  @Test
  void saysWhatANarrowPageLacks() {
    assertThat(text(new Page(80, Emphasis.NONE)))
        .contains("(--wide shows also: used half %")
        .containsPattern("master-link, 50 µs +20\\.8 .* in ");
    assertThat(text(Page.file().wide())).contains("used half %").doesNotContain("--wide");
  }

  private static String text(Page page) {
    return new AgreementText(TABLE).text(page);
  }

  private static AgreementTable.Cell cell(Gate gate, long delay, Rate rate) {
    return new AgreementTable.Cell(gate, delay, rate, rate, rate, rate);
  }
}
