package dev.vfrace.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.analysis.ObserverResult;
import dev.vfrace.analysis.Samples;
import dev.vfrace.count.Metric;
import dev.vfrace.model.Gate;
import dev.vfrace.statistics.Rate;
import dev.vfrace.text.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class ObserverTableTest {

  @Test
  void putsTheWorstFirst() {
    Samples samples =
        new Samples()
            .observer("no-chance", ObserverResult.of(Map.of()))
            .observer("b-clean", Samples.observer(0, 0, 0))
            .observer("a-clean", Samples.observer(0, 0, 0))
            .observer("saw-more", Samples.observer(0, 0, 900_000))
            .observer("misjudged", Samples.observer(10, 0, 0))
            .observer("misjudged-and-harmed", Samples.observer(10, 5, 0))
            .observer("worst", Samples.observer(11, 0, 0));

    assertThat(programs(samples))
        .containsExactly(
            "worst", "misjudged-and-harmed", "misjudged", "saw-more", "a-clean", "b-clean");
  }

  @Test
  void ranksByRateNotByCount() {
    Samples samples =
        new Samples()
            .observer("often-asked", Samples.observer(1000, 0, 0))
            .observer("seldom-asked", ObserverResult.of(Map.of(Metric.MISJUDGED, new Rate(9, 10))));

    assertThat(programs(samples)).containsExactly("seldom-asked", "often-asked");
  }

  @Test
  void saysInOneLineWhichProgramsHadNoChance() {
    Samples samples = new Samples().observer("awake", Samples.observer(0, 0, 0));
    for (int i = 1; i <= 11; i++) {
      samples.observer("sleepy-" + i, ObserverResult.of(Map.of()));
    }

    assertThat(lines(samples)).hasSize(2);
    assertThat(new ObserverTable(samples.result(), Page.file().wide()).below())
        .filteredOn(line -> line.contains("sleepy"))
        .singleElement()
        .asString()
        .startsWith("no chance: 11 programs (sleepy-1, ");
  }

  @Test
  void hasNoRowsWithoutAChance() {
    Samples samples = new Samples().observer("sleepy", ObserverResult.of(Map.of()));

    assertThat(lines(samples)).isEmpty();
    assertThat(new ObserverTable(samples.result(), Page.file().wide()).below())
        .contains("no chance: 1 program (sleepy)");
  }

  @Test
  void showsTheIntervalOfWhatItIsAbout() {
    Samples samples =
        new Samples()
            .observer("p", Samples.observer(300_000, 1_000, 0))
            .observer("q", Samples.observer(200_000, 100_000, 0));

    assertThat(lines(samples).get(0)).contains("misjudged  95 % of misjudged");
    assertThat(lines(samples).get(1)).startsWith("p ").contains("29.9–30.1 %");
    assertThat(lines(samples.about(Metric.HARMED)).get(0)).endsWith("harmed  95 % of harmed");
    assertThat(lines(samples).get(1)).startsWith("q ").endsWith("9.9–10.1 %");
    assertThat(lines(samples.about(Metric.HEALED)).get(0)).endsWith("healed  95 % of healed");
  }

  @Test
  void showsRatesOfAColumnInOneNotation() {
    List<String> lines =
        lines(
            new Samples()
                .observer("often", Samples.observer(7_100, 0, 0))
                .observer("seldom", Samples.observer(14, 0, 0))
                .observer("not-once", Samples.observer(0, 0, 0)));

    assertThat(lines.get(1)).contains("0.71 %", "0.69–0.73 %").contains("< 3.7e-6");
    assertThat(lines.get(2)).contains("0.0014 %", "0.00076–0.0024 %");
    assertThat(lines.get(3)).contains("< 0.00037 %", "0–0.00037 %");
  }

  @Test
  void tellsSightingsApartByWhatTheProgramJudgesBy() {
    Samples samples =
        new Samples()
            .observer("by-flag", Samples.observer(0, 0, 5))
            .gate("by-flag", Gate.SLAVE_FLAG)
            .observer("by-master", Samples.observer(0, 0, 1_000_000))
            .gate("by-master", Gate.MASTER_LINK)
            .observer("by-bus", Samples.observer(0, 0, 400_000))
            .gate("by-bus", Gate.HV_PCI)
            .observer("blind", Samples.observer(0, 0, 0))
            .gate("blind", Gate.NONE);

    assertThat(lines(samples).get(1)).startsWith("by-master").contains("100 %+");
    assertThat(lines(samples).get(2)).startsWith("by-bus").contains("40.0 %*");
    assertThat(lines(samples).get(3)).startsWith("by-flag").doesNotContain("*", "+");
    assertThat(lines(samples).get(4)).startsWith("blind").doesNotContain("*", "+");
    assertThat(new ObserverTable(samples.result(), Page.file().wide()).below())
        .filteredOn(line -> line.startsWith("* ") || line.startsWith("+ "))
        .hasSize(2);
  }

  @Test
  void isAboutWhatIsWrongWithoutANetvsc() {
    Samples withoutNetvsc = new Samples().scenario("no-netvsc").observer("p", Samples.ignoring(0));
    Samples ignoring = new Samples().observer("p", Samples.ignoring(1));

    assertThat(lines(withoutNetvsc).get(0)).endsWith("wronglyIgnored  95 % of wronglyIgnored");
    assertThat(lines(withoutNetvsc).get(1)).contains("< 3.7e-6").endsWith("0–3.7e-6");
    assertThat(new ObserverTable(ignoring.result(), Page.file().wide()).below())
        .contains("program  wronglyIgnored", "p                1.0e-6");
  }

  @Test
  void staysWithinATerminal() {
    Samples samples =
        new Samples()
            .observer("networkmanager-azure-rule-85", Samples.observer(999_999, 999_999, 3))
            .gate("networkmanager-azure-rule-85", Gate.UDEV_PROPERTY)
            .observer("p", Samples.observer(0, 0, 0))
            .observer("q", Samples.ignoring(3));
    for (Metric metric : List.of(Metric.MISJUDGED, Metric.HARMED, Metric.SAW_UNSLAVED)) {
      ObserverTable table = new ObserverTable(samples.about(metric).result(), Page.file().wide());
      assertThat(table.lines()).allSatisfy(ObserverTableTest::fits);
      assertThat(table.below()).allSatisfy(ObserverTableTest::fits);
    }
  }

  private static void fits(String line) {
    assertThat(line.length()).isLessThanOrEqualTo(100);
  }

  private static List<String> lines(Samples samples) {
    return new ObserverTable(samples.result(), Page.file().wide()).lines();
  }

  private static List<String> programs(Samples samples) {
    return lines(samples).stream()
        .skip(1)
        .map(line -> line.substring(0, line.indexOf(' ')))
        .toList();
  }
}
