package dev.vfrace.report;

import dev.vfrace.analysis.ClockResult;
import dev.vfrace.analysis.ControlResult;
import dev.vfrace.analysis.ObserverResult;
import dev.vfrace.analysis.Quantiles;
import dev.vfrace.analysis.RunIdentity;
import dev.vfrace.analysis.RunResult;
import dev.vfrace.analysis.RunVolume;
import dev.vfrace.analysis.TrafficResult;
import dev.vfrace.analysis.Windows;
import dev.vfrace.count.Outcome;
import dev.vfrace.question.Decision;
import dev.vfrace.question.ExpectationResult;
import dev.vfrace.question.Verdict;
import dev.vfrace.raw.Estimates;
import dev.vfrace.raw.RawRun;
import dev.vfrace.statistics.BlockInterval;
import dev.vfrace.statistics.Rate;
import dev.vfrace.text.Emphasis;
import dev.vfrace.text.Page;
import dev.vfrace.text.Quantity;
import dev.vfrace.text.RateFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The terminal form: a table of the programs, and below it what it rests on and what it means. */
public final class TextReport implements Report {
  private static final String SEPARATOR = " · ";
  private static final String LABEL = "%-9s %s";

  private final Page page;
  private final Emphasis emphasis;

  /** The report on a page. */
  public TextReport(Page page) {
    this.page = page;
    this.emphasis = page.emphasis();
  }

  @Override
  public String render(RunResult result) {
    List<String> lines = new ArrayList<>();
    lines.add(what(result));
    lines.addAll(ImageLines.programs(result));
    lines.addAll(others(result.identity()));
    lines.add(howMuch(result.identity(), result.volume()));
    lines.add("");
    addTable(lines, result);
    lines.add("");
    addSpread(lines, result);
    addConditions(lines, result);
    lines.add("");
    lines.addAll(new Findings(result).lines());
    result.volume().answer().ifPresent(answer -> lines.add("Stopped: " + answer + "."));
    addFleet(lines, result);
    addVerdict(lines, result);
    return page.text(lines);
  }

  private String what(RunResult result) {
    RunIdentity identity = result.identity();
    List<String> parts = new ArrayList<>();
    parts.add("vfrace " + identity.version());
    parts.add("kernel " + identity.kernelAsRun());
    parts.add("scenario " + identity.scenarioAsRun());
    parts.add("timing " + identity.timingAsRun());
    parts.addAll(ImageLines.name(identity));
    if (identity.sideBySide()) {
      parts.add("programs side by side");
    }
    if (result.observers().values().stream().anyMatch(ObserverResult::isAnytime)) {
      parts.add("what was counted could end it: intervals are confidence sequences");
    }
    if (result.clock().unbounded()) {
      parts.add(ClockResult.RAW_NOISE);
    }
    result.blocks().ifPresent(blocks -> parts.add(blocks(blocks)));
    if (result.volume().incomplete()) {
      parts.add(emphasis.bad("INCOMPLETE (%s)".formatted(result.volume().stopped().word())));
    }
    if (result.verdict() == Verdict.UNTRUSTED) {
      parts.add(emphasis.bad("UNTRUSTED"));
    }
    return String.join(SEPARATOR, parts);
  }

  /** A line with what else departs from what comes with vfrace; none if nothing does. */
  static List<String> others(RunIdentity identity) {
    List<String> others = identity.departures().others();
    return others.isEmpty() ? List.of() : List.of("with " + String.join(SEPARATOR, others));
  }

  private String blocks(int blocks) {
    return blocks < BlockInterval.LEAST_BLOCKS
        ? emphasis.open(
            "%s, too few to judge: no interval tells anything; run more cycles"
                .formatted(Quantity.count(blocks, "block")))
        : "intervals from between %d blocks of fresh threads".formatted(blocks);
  }

  /** Cycles, lanes, threads, seed and speed. */
  static String howMuch(RunIdentity identity, RunVolume volume) {
    Long requested = volume.requestedCycles();
    String cycles =
        requested == null || requested == volume.cycles()
            ? Quantity.count(volume.cycles(), "cycle")
            : "%s of %s"
                .formatted(Quantity.count(volume.cycles()), Quantity.count(requested, "cycle"));
    if (volume.warmUpCycles() > 0) {
      cycles += " after %s of warm-up".formatted(Quantity.count(volume.warmUpCycles()));
    }
    return String.join(
        SEPARATOR,
        cycles,
        Quantity.count(identity.lanes(), "lane"),
        Quantity.count(identity.threads(), "thread") + ", " + identity.placement(),
        "seed " + identity.seed(),
        Quantity.number(volume.elapsedSeconds()) + " s",
        Quantity.number(volume.cyclesPerSecond()) + " cycles/s",
        Quantity.number(volume.messagesPerSecond()) + " messages/s");
  }

  private void addTable(List<String> lines, RunResult result) {
    ObserverTable observers = new ObserverTable(result, page);
    lines.addAll(observers.lines());
    lines.addAll(observers.below());
  }

  private void addSpread(List<String> lines, RunResult result) {
    List<String> spread = new SpreadTable(result).lines(page);
    if (!spread.isEmpty()) {
      lines.addAll(spread);
      lines.add("");
    }
  }

  private static String traffic(TrafficResult traffic) {
    return String.format(
        Locale.ROOT,
        "without a data path %s; %,.2f packets lost a cycle; %,.1f s a cycle on the synthetic path",
        times(traffic.outageMicros()),
        traffic.lostPackets().value(),
        traffic.syntheticSecondsPerCycle());
  }

  private void addConditions(List<String> lines, RunResult result) {
    ImageLines.whole(result).ifPresent(text -> lines.add(LABEL.formatted("image", text)));
    if (!result.outcomes().isEmpty()) {
      lines.add(LABEL.formatted("outcomes", outcomes(result.outcomes())));
    }
    if (result.identity().owner().isThere()) {
      addWindows(lines, result);
    }
    TrafficResult traffic = result.traffic();
    if (traffic.cycles() > 0) {
      lines.add(LABEL.formatted("traffic", traffic(traffic)));
      lines.add(
          LABEL.formatted("rtnl", "longest hold of a cycle " + times(traffic.rtnlHoldMicros())));
    }
    estimates(result).ifPresent(text -> lines.add(LABEL.formatted("known", text)));
    lines.add(LABEL.formatted("clock", clock(result.clock())));
    result.clock().parted().ifPresent(words -> lines.add(LABEL.formatted("", words)));
    result
        .controls()
        .forEach((name, control) -> lines.add(LABEL.formatted("control", control(name, control))));
  }

  /** How much of a run is guessed; empty where nothing is known of that. */
  static Optional<String> estimates(RunResult result) {
    return result.raw().flatMap(RawRun::estimates).map(Estimates::text);
  }

  private static void addWindows(List<String> lines, RunResult result) {
    Windows windows = result.windows();
    boolean never = isNeverFlagged(result.outcomes());
    lines.add(
        LABEL.formatted(
            "windows",
            "flag %s; master %s"
                .formatted(flag(never, windows.flagMicros()), times(windows.masterMicros()))));
    lines.add(
        LABEL.formatted(
            "",
            "as configured: flag %s; master %s"
                .formatted(
                    flag(never, windows.configuredFlagMicros()),
                    times(windows.configuredMasterMicros()))));
  }

  /** A window that nothing ends has the length of the cycle, which says nothing. */
  private static String flag(boolean never, Quantiles window) {
    return never ? "never set" : times(window);
  }

  /** Cycles left the VF joined, and none left one with IFF_SLAVE. */
  private static boolean isNeverFlagged(Map<String, Rate> outcomes) {
    Rate flagged = outcomes.get(Outcome.FLAGGED.word());
    Rate joined = outcomes.get(Outcome.JOINED.word());
    return flagged != null && joined != null && flagged.count() == 0 && joined.count() > 0;
  }

  private static String outcomes(Map<String, Rate> outcomes) {
    return outcomes.entrySet().stream()
        .map(entry -> entry.getKey() + " " + RateFormat.rate(entry.getValue()))
        .collect(Collectors.joining(SEPARATOR));
  }

  private static String clock(ClockResult clock) {
    String lag =
        clock.unbounded() ? ClockResult.UNBOUNDED_WORD : Quantity.micros(clock.lagMicros());
    return String.join(
        SEPARATOR,
        "pace " + clock.pace(),
        "lag " + lag,
        "lateness " + times(clock.latenessMicros()),
        "GC %s, %d ms"
            .formatted(
                Quantity.count(clock.interference().gcPauses(), "pause"),
                clock.interference().gcMillis()),
        "steal %d ms".formatted(clock.interference().stealMillis()));
  }

  private static String times(Quantiles times) {
    return "p50 %s, p99 %s, max %s"
        .formatted(
            Quantity.micros(times.p50()),
            Quantity.micros(times.p99()),
            Quantity.micros(times.max()));
  }

  private String control(String name, ControlResult control) {
    return "%s %s: expected %s, observed %s"
        .formatted(
            name,
            control.ok() ? emphasis.good("ok") : emphasis.bad("failed"),
            control.expected(),
            RateFormat.observed(control.observed()));
  }

  private static void addFleet(List<String> lines, RunResult result) {
    result
        .fleet()
        .ifPresent(
            fleet -> {
              lines.add("");
              new FleetReport(fleet, result)
                  .lines()
                  .forEach(line -> lines.add(LABEL.formatted("fleet", line)));
            });
  }

  private void addVerdict(List<String> lines, RunResult result) {
    List<ExpectationResult> expectations = result.expectationResults();
    if (expectations.isEmpty() && result.verdict() == Verdict.PASS) {
      return;
    }
    lines.add("");
    expectations.forEach(
        it -> lines.add(LABEL.formatted("expect", colour(it.decision(), it.sentence()))));
    lines.add(LABEL.formatted("verdict", colour(result.verdict())));
    result.distrust().forEach(reason -> lines.add(LABEL.formatted("because", reason)));
  }

  private String colour(Decision decision, String text) {
    return switch (decision) {
      case HOLDS -> emphasis.good(text);
      case FAILS -> emphasis.bad(text);
      case UNDECIDED -> emphasis.open(text);
    };
  }

  private String colour(Verdict verdict) {
    return switch (verdict) {
      case PASS -> emphasis.good(verdict.word());
      case FAIL, UNTRUSTED, ERROR -> emphasis.bad(verdict.word());
      case INCONCLUSIVE, INTERRUPTED -> emphasis.open(verdict.word());
    };
  }
}
