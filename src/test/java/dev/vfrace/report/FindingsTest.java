package dev.vfrace.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.analysis.ObserverResult;
import dev.vfrace.analysis.Samples;
import dev.vfrace.model.Gate;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class FindingsTest {

  @Test
  void namesTheWorstAndThoseThatSaw() {
    Samples samples =
        new Samples()
            .observer("rule", Samples.observer(45, 45, 45))
            .observer("networkmanager", Samples.observer(123_000, 0, 200_000))
            .observer("clean", Samples.observer(0, 0, 0))
            .observer("sleepy", ObserverResult.of(Map.of()));

    assertThat(new Findings(samples.result()).lines())
        .containsExactly(
            "Of 4 programs (1 without a chance), 2 took the VF for an ordinary NIC; worst:"
                + " networkmanager (12.3 % of hot-plugs, 95 % interval 12.2–12.4 %).",
            "2 saw an unslaved VF: networkmanager, rule; 1 did not: less than 3.7e-6 of hot-plugs"
                + " each (95 % interval).");
  }

  @Test
  void boundsTheZerosWhereNothingHappened() {
    Samples samples = new Samples().observer("p", Samples.observer(0, 0, 0));

    assertThat(new Findings(samples.result()).lines())
        .containsExactly(
            "Of 1 program, none took the VF for an ordinary NIC: each does so in less than 3.7e-6"
                + " of hot-plugs (95 % interval).",
            "None saw an unslaved VF: each does so in less than 3.7e-6 of hot-plugs (95 %"
                + " interval).");
  }

  @Test
  void saysOfWhatTheRatesAre() {
    Samples samples = new Samples().scenario("boot").observer("p", Samples.observer(45, 0, 0));

    assertThat(String.join(" ", new Findings(samples.result()).lines()))
        .contains("of boots")
        .doesNotContain("hot-plug");
  }

  @Test
  void saysHowManySawAndDoNotJudgeByIt() {
    Samples samples =
        new Samples()
            .observer("rule", Samples.observer(0, 0, 2))
            .gate("rule", Gate.SLAVE_FLAG)
            .observer("any", Samples.observer(0, 0, 1))
            .gate("any", Gate.NONE);

    assertThat(new Findings(samples.result()).lines().get(1))
        .isEqualTo(
            "2 saw an unslaved VF (1 judges by neither IFF_SLAVE nor the master link): rule, any.");
  }

  /** A rule that looks at the bus or the driver alone has looked at no mark. */
  @Test
  void whoLooksAtTheDriverAloneSawNoUnslavedVf() {
    Samples samples =
        new Samples()
            .observer("rule", Samples.observer(0, 0, 2))
            .gate("rule", Gate.SLAVE_FLAG)
            .observer("bus", Samples.observer(0, 0, 1))
            .gate("bus", Gate.HV_PCI);
    assertThat(new Findings(samples.result()).lines().get(1))
        .isEqualTo("1 saw an unslaved VF: rule.");
    Samples alone =
        new Samples().observer("bus", Samples.observer(0, 0, 1)).gate("bus", Gate.DRIVER);
    assertThat(new Findings(alone.result()).lines().get(1))
        .isEqualTo(
            "None looked at more than a VF's driver, bus or name, so none could see one unslaved.");
  }

  @Test
  void countsThoseItHasNoRoomToName() {
    Samples samples = new Samples();
    for (int i = 1; i <= 8; i++) {
      samples.observer("p" + i, Samples.observer(0, 0, 1));
    }

    assertThat(new Findings(samples.result()).lines().get(1))
        .isEqualTo("8 saw an unslaved VF: p1, p2, p3, p4, p5 and 3 more.");
  }

  @Test
  void judgesByTheOnlyNicWhereThereIsNoNetvsc() {
    Samples samples =
        new Samples()
            .scenario("no-netvsc")
            .observer("kind", Samples.ignoring(0))
            .observer("strict", Samples.ignoring(1_000_000));

    assertThat(new Findings(samples.result()).lines())
        .containsExactly(
            "Of 2 programs, 1 left the only NIC alone; worst: strict (100 % of hot-plugs, 95 %"
                + " interval 99.9996–100 %).",
            "There was no netvsc to belong to, so no VF was unslaved.");
  }

  @Test
  void hasNothingToSayWithoutProgramsOrChances() {
    assertThat(new Findings(new Samples().result()).lines())
        .hasSize(2)
        .startsWith("No program was watching.");
    assertThat(
            new Findings(new Samples().observer("p", ObserverResult.of(Map.of())).result()).lines())
        .containsExactly(
            "Of 1 program, none had a chance to misjudge the VF.",
            "None looked at the VF, which never came before any of them.");
  }
}
