package dev.vfrace.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.analysis.ObserverResult;
import dev.vfrace.analysis.Samples;
import dev.vfrace.count.Metric;
import dev.vfrace.statistics.Rate;
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
            "worst",
            "misjudged-and-harmed",
            "misjudged",
            "saw-more",
            "a-clean",
            "b-clean",
            "no-chance");
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
  void saysSoWhereAProgramHadNoChance() {
    List<String> lines = lines(new Samples().observer("sleepy", ObserverResult.of(Map.of())));

    assertThat(lines.get(1))
        .startsWith("sleepy")
        .contains("no chance")
        .contains("—")
        .doesNotContain("0");
  }

  @Test
  void showsWronglyIgnoredOnlyWhereItMatters() {
    Samples clean = new Samples().observer("p", Samples.observer(0, 0, 0));
    Samples withoutNetvsc = new Samples().scenario("no-netvsc").observer("p", Samples.ignoring(0));
    Samples ignoring = new Samples().observer("p", Samples.ignoring(1));

    assertThat(lines(clean).get(0)).doesNotContain("wronglyIgnored");
    assertThat(lines(withoutNetvsc).get(0)).endsWith("wronglyIgnored");
    assertThat(lines(withoutNetvsc).get(1)).endsWith("< 3.7e-6");
    assertThat(lines(ignoring).get(1)).endsWith("1.0e-6");
  }

  @Test
  void staysWithinATerminal() {
    List<String> lines =
        lines(
            new Samples()
                .observer("networkmanager-with-a-name", Samples.observer(999_999, 999_999, 3))
                .observer("p", Samples.observer(0, 0, 0)));

    assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(125));
  }

  private static List<String> lines(Samples samples) {
    return new ObserverTable(samples.result()).lines();
  }

  private static List<String> programs(Samples samples) {
    return lines(samples).stream()
        .skip(1)
        .map(line -> line.substring(0, line.indexOf(' ')))
        .toList();
  }
}
