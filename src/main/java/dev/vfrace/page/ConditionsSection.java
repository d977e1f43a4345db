package dev.vfrace.page;

import dev.vfrace.analysis.ClockResult;
import dev.vfrace.analysis.RunIdentity;
import dev.vfrace.analysis.RunResult;
import dev.vfrace.analysis.RunVolume;
import dev.vfrace.analysis.TrafficResult;
import dev.vfrace.markup.Element;
import dev.vfrace.raw.HostFacts;
import dev.vfrace.statistics.Rate;
import dev.vfrace.text.Quantity;
import dev.vfrace.text.RateFormat;
import java.util.List;
import java.util.Map;

/** What became of the VF and its packets, and under which conditions all of it was measured. */
final class ConditionsSection {

  private ConditionsSection() {}

  /** In what state the cycles left the VF, and what they meant for packets and RTNL. */
  static Element ofVf(RunResult run, Outline outline) {
    Element section = outline.section("vf", "What became of the VF");
    DataTable table =
        DataTable.of("In what state a cycle left the VF")
            .words("state")
            .figures("count", "cycles", "rate", "95 % interval");
    for (Map.Entry<String, Rate> entry : run.outcomes().entrySet()) {
      Rate rate = entry.getValue();
      table.row(
          List.of(
              Figure.text(entry.getKey()),
              Figure.count(rate.count()),
              Figure.count(rate.trials()),
              Figure.number(rate.rate(), RateFormat.rate(rate)),
              Figure.text(rate.trials() == 0 ? "—" : RateFormat.interval(rate.interval()))));
    }
    section.add(table.element());
    TrafficResult traffic = run.traffic();
    if (traffic.cycles() > 0) {
      DataTable times =
          DataTable.of("Traffic and RTNL, by cycle, modelled time")
              .words("what")
              .figures("median", "its 95 % interval", "p90", "p99", "its 95 % interval", "longest");
      WindowsSection.add(times, "without a working data path", traffic.outageMicros());
      WindowsSection.add(times, "longest hold of RTNL", traffic.rtnlHoldMicros());
      section.add(
          times.element(),
          Figure.paragraph(
              "%s packets lost a cycle%s; %s s a cycle on the synthetic path."
                  .formatted(
                      Quantity.number(traffic.lostPackets().value()),
                      traffic
                          .lostInterval()
                          .map(
                              it ->
                                  " (95 %% interval %s to %s)"
                                      .formatted(
                                          Quantity.number(it.low()), Quantity.number(it.high())))
                          .orElse(""),
                      Quantity.number(traffic.syntheticSecondsPerCycle()))));
    }
    return section;
  }

  /** How much was run, by what, on which machine, and how the clock was kept. */
  static Element ofRun(RunResult run, Outline outline) {
    Element section = outline.section("conditions", "Conditions of the run");
    DataTable table = DataTable.of("Conditions of the run").words("what", "value");
    RunIdentity identity = run.identity();
    RunVolume volume = run.volume();
    table.row("vfrace", version(identity));
    table.row("started", identity.started().toString());
    table.row("kernel design", identity.kernelAsRun());
    table.row("scenario", identity.scenarioAsRun());
    table.row("timing", identity.timingAsRun());
    identity.imageAsRun().ifPresent(image -> table.row("image", image));
    List<String> others = identity.departures().others();
    if (!others.isEmpty()) {
      table.row("departs from what comes with vfrace", String.join("; ", others));
    }
    table.row("cycles", Quantity.count(volume.cycles()) + asked(volume));
    table.row("warm-up, not counted", Quantity.count(volume.warmUpCycles(), "cycle"));
    table.row("ended", volume.stopped().word());
    table.row("lanes (VMs at once)", Quantity.count(identity.lanes()));
    table.row("threads", Quantity.count(identity.threads()) + ", " + identity.placement());
    table.row("seed", Long.toString(identity.seed()));
    table.row(
        "took",
        "%s s, %s cycles/s, %s messages/s"
            .formatted(
                Quantity.number(volume.elapsedSeconds()),
                Quantity.number(volume.cyclesPerSecond()),
                Quantity.number(volume.messagesPerSecond())));
    addClock(table, run.clock());
    addHost(table, identity.origin().host());
    table.row("fingerprint of the configuration (SHA-256)", identity.fingerprint());
    return section.add(table.element());
  }

  private static String version(RunIdentity identity) {
    return identity.version()
        + identity.origin().build().commit().map(commit -> ", commit " + commit).orElse("");
  }

  private static String asked(RunVolume volume) {
    Long requested = volume.requestedCycles();
    return requested == null || requested == volume.cycles()
        ? ""
        : " of " + Quantity.count(requested);
  }

  private static void addClock(DataTable table, ClockResult clock) {
    table.row("pace of the clock", clock.pace());
    table.row(
        "lag", clock.unbounded() ? ClockResult.UNBOUNDED_WORD : Quantity.micros(clock.lagMicros()));
    table.row(
        "lateness of steps",
        "median %s, p99 %s, longest %s"
            .formatted(
                Quantity.micros(clock.latenessMicros().p50()),
                Quantity.micros(clock.latenessMicros().p99()),
                Quantity.micros(clock.latenessMicros().max())));
    table.row(
        "kept from running by",
        "%s of the garbage collector (%d ms), %d ms stolen by the host"
            .formatted(
                Quantity.count(clock.interference().gcPauses(), "pause"),
                clock.interference().gcMillis(),
                clock.interference().stealMillis()));
  }

  private static void addHost(DataTable table, HostFacts host) {
    table.row("host", "%s, %s".formatted(host.cpu(), Quantity.count(host.cores(), "core")));
    table.row("its kernel and JDK", "%s; %s".formatted(host.kernel(), host.jdk()));
    host.load().ifPresent(load -> table.row("its load at the start", Quantity.number(load)));
  }
}
