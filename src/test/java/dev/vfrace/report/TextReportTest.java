package dev.vfrace.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.analysis.ClockResult;
import dev.vfrace.analysis.ControlResult;
import dev.vfrace.analysis.Quantiles;
import dev.vfrace.analysis.RunResult;
import dev.vfrace.analysis.RunVolume;
import dev.vfrace.analysis.Samples;
import dev.vfrace.analysis.Stopped;
import dev.vfrace.campaign.Interference;
import dev.vfrace.statistics.Rate;
import dev.vfrace.text.Emphasis;
import dev.vfrace.text.Page;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class TextReportTest {

  @Test
  void tellsTheWholeStory() {
    Samples samples =
        new Samples()
            .observer("rule", Samples.observer(45, 3, 45))
            .observer("networkmanager", Samples.observer(123_000, 120_001, 123_000))
            .observer("connman", Samples.observer(1_000_000, 999_999, 1_000_000))
            .observer("cloud-init", Samples.observer(0, 0, 0))
            .outcome("joined", 1_000_000)
            .outcome("joinedWithoutFlag", 12)
            .outcome("linkLocal", 0)
            .expect("rule.misjudged < 0.1%", "cloud-init.harmed < 1e-6");

    assertThat(new TextReport(Page.file().wide()).render(samples.result()))
        .isEqualTo(
            """
            vfrace 0.1.0 · kernel v6.1 · scenario hot-plug · timing azure-mlx5
            1,000,000 cycles · 64 lanes · 4 threads, tasks · seed 42 · 12.3 s · 81,301 cycles/s · 1,016,260 messages/s

            program            trials  sawUnslaved    misjudged  95 % of misjudged       harmed
            connman         1,000,000        100 %        100 %      99.9996–100 %    99.9999 %
            networkmanager  1,000,000       12.3 %       12.3 %        12.2–12.4 %       12.0 %
            rule            1,000,000     0.0045 %     0.0045 %    0.0032–0.0061 %    0.00030 %
            cloud-init      1,000,000  < 0.00037 %  < 0.00037 %        0–0.00037 %  < 0.00037 %

            program         sawNoMaster
            connman               100 %
            networkmanager       12.3 %
            rule               0.0045 %

            of no program: healed < 3.7e-6, wronglyIgnored < 3.7e-6 (95 % bounds)

            sightings of    design effect       adjusted 95 % interval  episodes  while disturbed
            networkmanager        too few  dependence cannot be judged         0             none
            rule                  too few  dependence cannot be judged         0             none

            outcomes  joined 100 % · joinedWithoutFlag 1.2e-5 · linkLocal < 3.7e-6
            windows   flag p50 34.5 µs, p99 120 µs, max 450 µs; master p50 30 µs, p99 110 µs, max 400 µs
                      as configured: flag p50 34 µs, p99 119 µs, max 460 µs; master p50 31 µs, p99 111 µs, max 410 µs
            clock     pace free · lag 5 µs · lateness p50 0.5 µs, p99 2.25 µs, max 35 µs · GC 3 pauses, 12 ms · steal 40 ms

            Of 4 programs, 3 took the VF for an ordinary NIC; worst: connman (100 % of hot-plugs, 95 % interval 99.9996–100 %).
            3 saw an unslaved VF: connman, networkmanager, rule; 1 did not: less than 3.7e-6 of hot-plugs each (95 % interval).

            expect    rule.misjudged < 0.1% holds: observed 4.5e-5 (45 of 1,000,000, 95 % interval 3.2e-5–6.1e-5)
            expect    cloud-init.harmed < 1e-6 is undecided: observed < 3.7e-6 (0 of 1,000,000, 95 % interval 0–3.7e-6)
            verdict   inconclusive
            """);
  }

  @Test
  void tellsHowFarSightingsDependOnOneAnother() {
    String text =
        new TextReport(Page.file().wide())
            .render(new Samples().observer("p", Samples.bursts()).result());

    assertThat(text).containsPattern("\np +2\\.05 +[0-9.–]+ % +80 +7 of 100 trials\n");
  }

  @Test
  void worksOutTheIncidentsOfAFleet() {
    String text =
        new TextReport(Page.file().wide())
            .render(
                new Samples()
                    .fleet("2M-boots/day")
                    .observer("nm", Samples.observer(2_000, 1_000, 2_000))
                    .observer("wicked", Samples.observer(0, 0, 0))
                    .result());

    assertThat(text)
        .contains(
            "fleet     of 2,000,000 boots a day, harm is to be expected in:\n",
            "fleet     nm: 2,000 a day (95 % interval 1,878 to 2,128)\n",
            "fleet     wicked: less than 5.99 a day (one-sided 95 % bound)\n");
  }

  @Test
  void neverSaysZeroPercentOrNever() {
    String text =
        new TextReport(Page.file().wide())
            .render(new Samples().observer("p", Samples.observer(0, 0, 0)).result());

    assertThat(text).doesNotContain(" 0 %", "0.0 %", "never");
  }

  @Test
  void marksARunThatWasCutShort() {
    RunVolume volume =
        new RunVolume(
            12_345,
            0,
            1_000_000L,
            99_999,
            Duration.ofSeconds(3),
            Stopped.INTERRUPTED,
            Optional.empty());

    assertThat(
            new TextReport(Page.file().wide())
                .render(new Samples().volume(volume).result())
                .lines())
        .startsWith(
            "vfrace 0.1.0 · kernel v6.1 · scenario hot-plug · timing azure-mlx5 · INCOMPLETE"
                + " (interrupted)",
            "12,345 of 1,000,000 cycles · 64 lanes · 4 threads, tasks · seed 42 · 3 s · 4,115"
                + " cycles/s · 33,333 messages/s");
  }

  @Test
  void marksFiguresThatAreNotToBeQuoted() {
    Samples samples =
        new Samples()
            .doubts("the clock ran 3 ms late")
            .control("never", new ControlResult("< 1 %", new Rate(7, 10), false));

    assertThat(new TextReport(Page.file().wide()).render(samples.result()).lines())
        .contains(
            "vfrace 0.1.0 · kernel v6.1 · scenario hot-plug · timing azure-mlx5 · UNTRUSTED",
            "control   never failed: expected < 1 %, observed 70.0 % (7 of 10, 95 % interval"
                + " 34.7–93.4 %)",
            "verdict   untrusted",
            "because   the clock ran 3 ms late");
  }

  @Test
  void tellsAnUnboundedLagAndTimesThatWereNotRecorded() {
    Samples samples =
        new Samples()
            .clock(
                new ClockResult(
                    "real", ClockResult.UNBOUNDED, Quantiles.NONE, Double.NaN, Interference.NONE));

    assertThat(new TextReport(Page.file().wide()).render(samples.result()).lines())
        .contains(
            "clock     pace real · lag unbounded · lateness p50 —, p99 —, max — · GC 0 pauses, 0 ms"
                + " · steal 0 ms");
  }

  /** net-failover joins the VF and never sets IFF_SLAVE: what is measured then is the cycle. */
  @Test
  void saysThatAFlagIsNeverSet() {
    String never =
        new TextReport(Page.file().wide())
            .render(new Samples().outcome("joined", 7).outcome("flagged", 0).result());
    assertThat(never).contains("windows   flag never set; master p50");
    String seldom =
        new TextReport(Page.file().wide())
            .render(new Samples().outcome("joined", 7).outcome("flagged", 1).result());
    assertThat(seldom).contains("windows   flag p50").doesNotContain("never set");
  }

  @Test
  void showsNoWindowWhereNoNetvscCouldMarkTheVf() {
    assertThat(new TextReport(Page.file().wide()).render(new Samples().result()))
        .contains("windows ");
    assertThat(
            new TextReport(Page.file().wide()).render(new Samples().scenario("no-netvsc").result()))
        .doesNotContain("windows ");
  }

  @Test
  void keepsQuietOnVerdictsWhereNothingWasExpected() {
    assertThat(new TextReport(Page.file().wide()).render(new Samples().result()))
        .doesNotContain("verdict");
  }

  @Test
  void coloursOnlyWhenToldTo() {
    RunResult result =
        new Samples()
            .observer("p", Samples.observer(500_000, 0, 0))
            .expect("p.misjudged < 1%")
            .result();
    String plain = new TextReport(Page.file().wide()).render(result);
    String ansi = new TextReport(new Page(Page.OF_FILE, Emphasis.ANSI).wide()).render(result);

    assertThat(plain).doesNotContain("\u001b");
    assertThat(ansi).contains("\u001b[31mfail\u001b[0m");
    assertThat(ansi.replaceAll("\u001b\\[\\d+m", "")).isEqualTo(plain);
  }
}
