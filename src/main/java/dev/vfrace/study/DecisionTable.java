package dev.vfrace.study;

import dev.vfrace.analysis.RunResult;
import dev.vfrace.analysis.Stopped;
import dev.vfrace.analysis.TrafficResult;
import dev.vfrace.question.Verdict;
import dev.vfrace.statistics.Interval;
import dev.vfrace.statistics.Rate;
import dev.vfrace.text.RateColumn;
import dev.vfrace.text.RateFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The designs of a suite side by side: schema {@code vfrace.suite/1}.
 *
 * @param frame what the suite asks
 * @param designs what was measured, in the suite's order
 * @param survival which cells hang on an estimate; empty if that was not asked
 */
public record DecisionTable(
    SuiteFrame frame, List<DesignFigures> designs, Optional<Survival> survival)
    implements Conclusion {

  /** The name and version of the JSON form. */
  public static final String SCHEMA = "vfrace.suite/1";

  private static final String NOT_MEASURED = "—";
  private static final double RATE_TO_RESOLVE = 1e-3;

  /** Defensive copy. */
  public DecisionTable {
    designs = List.copyOf(designs);
  }

  /** A table without marks. */
  public DecisionTable(SuiteFrame frame, List<DesignFigures> designs) {
    this(frame, designs, Optional.empty());
  }

  /** The table with marks on the cells that do not survive. */
  DecisionTable marked(Survival found) {
    return new DecisionTable(frame, designs, Optional.of(found));
  }

  /** The heads of the columns. */
  public List<String> heads() {
    return List.of(
        "design",
        "unflagged seen",
        "no master seen",
        "misled",
        "harmed",
        "healed",
        "only NIC ignored",
        "VF is eth0",
        "right",
        "legacy",
        "outage p50",
        "outage p99",
        "lost",
        "RTNL p99");
  }

  /** A design's row. */
  public List<String> row(DesignFigures design) {
    List<String> cells = new ArrayList<>(unmarked(design));
    survival.ifPresent(
        found -> {
          for (int column = 0; column < cells.size(); column++) {
            cells.set(column, found.marked(design.name(), heads().get(column), cells.get(column)));
          }
        });
    return cells;
  }

  private List<String> unmarked(DesignFigures design) {
    boolean measured = design.isMeasured();
    List<String> right = design.right();
    List<String> legacy = frame.legacy();
    long legacyRight = legacy.stream().filter(right::contains).count();
    TrafficResult traffic = design.traffic();
    return List.of(
        design.nameAsRun(),
        cell(design, DesignFigures::seenWithoutFlag),
        cell(design, DesignFigures::seenWithoutMaster),
        meanCell(design, DesignFigures::misled),
        meanCell(design, DesignFigures::harmed),
        meanCell(design, DesignFigures::healed),
        meanCell(design, DesignFigures::onlyNicIgnored),
        cell(design, DesignFigures::vfIsEth0),
        measured ? right.size() + " of " + design.programs().size() : NOT_MEASURED,
        measured ? legacyRight + " of " + legacy.size() : NOT_MEASURED,
        SpanCell.of(traffic.outageMicros().p50(), traffic.outageMicros().p50Interval()),
        SpanCell.of(traffic.outageMicros().p99(), traffic.outageMicros().p99Interval()),
        measured ? lost(traffic) : NOT_MEASURED,
        SpanCell.of(traffic.rtnlHoldMicros().p99(), traffic.rtnlHoldMicros().p99Interval()));
  }

  /** What a design fails, and what else is to be said of it, in a sentence. */
  public String sentence(DesignFigures design) {
    if (!design.isMeasured()) {
      return design.nameAsRun() + " was not measured.";
    }
    List<String> clauses = Shortcomings.of(design);
    String fails =
        clauses.isEmpty() ? "fails nothing that was measured" : String.join("; ", clauses);
    String note = frame.notes().get(design.name());
    return design.nameAsRun() + " " + fails + (note == null ? "" : "; " + note) + ".";
  }

  /** How the columns are to be read, a line each. */
  public List<String> legend() {
    List<String> lines = new ArrayList<>();
    lines.add(
        frame.isOfImages()
            ? "unflagged, no master seen, only NIC ignored: by any program of the image; misled,"
                + " harmed, healed: likewise, the mean of hot-plug and boot;"
            : "unflagged, no master seen: by %s, whose read comes first; misled, harmed, healed: by a"
                    .formatted(frame.reader())
                + " program, the mean of all;");
    lines.add(
        "only NIC ignored: without a netvsc; right: programs that need no change; outage, packets"
            + " lost: a servicing;");
    lines.add(
        "RTNL p99: longest hold of a cycle. Rates by cycle with 95 % intervals; those of means are"
            + " as wide as they can be.");
    survival.ifPresent(found -> lines.add(legend(found)));
    return lines;
  }

  private static String legend(Survival found) {
    return ("%s: not better, the same or worse than %s whatever estimate is halved or doubled, for"
            + " the program of the column or one of all (%d variations of %,d cycles; the first"
            + " four columns of rates, but for healed)")
        .formatted(Survival.MARK, found.reference(), found.variations(), found.cycles());
  }

  /** What else of the runs departs from what comes with vfrace, a text each. */
  public List<String> others() {
    return runs().flatMap(run -> run.identity().departures().others().stream()).distinct().toList();
  }

  /** Whether all runs are trusted and complete; otherwise the table is not to be quoted. */
  @Override
  public Verdict verdict() {
    if (runs().anyMatch(run -> run.verdict() == Verdict.UNTRUSTED)) {
      return Verdict.UNTRUSTED;
    }
    return Stopped.verdict(runs()).orElse(Verdict.PASS);
  }

  /** Whether a run ended before it had done what was asked. */
  public boolean incomplete() {
    return runs().anyMatch(run -> run.volume().incomplete());
  }

  /** Why the table is not to be quoted. */
  public List<String> doubts() {
    return runs().flatMap(run -> Doubts.of(run).stream()).toList();
  }

  /** What is to be said of clocks at real pace, a sentence for each run. */
  public List<String> parted() {
    return Clocks.parted(runs());
  }

  /** How far the cycles have come: the widest bound and the widest interval. */
  public String precision() {
    if (designs.stream().anyMatch(design -> !design.isMeasured())) {
      return "Some designs were not measured.";
    }
    double widestZero = 0;
    double widest = 0;
    for (Rate rate : rates().toList()) {
      Interval interval = rate.interval();
      if (rate.count() == 0) {
        widestZero = Math.max(widestZero, interval.high());
      } else if (rate.rate() > RATE_TO_RESOLVE) {
        widest = Math.max(widest, (interval.high() - interval.low()) / 2 / rate.rate());
      }
    }
    return String.format(
        Locale.ROOT,
        "Every zero is bounded below %s; every rate above 0.1 %% is known to ±%.1f %% or better.",
        RateFormat.bound(widestZero),
        100 * widest);
  }

  private Stream<Rate> rates() {
    return designs.stream()
        .flatMap(
            design ->
                Stream.concat(
                    Stream.of(
                        design.seenWithoutFlag(), design.seenWithoutMaster(), design.vfIsEth0()),
                    design.misledByProgram().values().stream()));
  }

  private Stream<RunResult> runs() {
    return designs.stream()
        .flatMap(design -> Stream.of(design.plugged(), design.booted(), design.alone()));
  }

  private String cell(DesignFigures design, Function<DesignFigures, Rate> figure) {
    RateColumn column = RateColumn.of(designs.stream().map(figure).toList());
    Rate rate = figure.apply(design);
    return rate.count() == 0
        ? column.rate(rate)
        : "%s (%s)".formatted(column.rate(rate), column.interval(rate));
  }

  private String meanCell(DesignFigures design, Function<DesignFigures, MeanRate> figure) {
    RateColumn column =
        RateColumn.ofIntervals(designs.stream().map(figure).map(MeanRate::interval).toList());
    MeanRate rate = figure.apply(design);
    return rate.mean() == 0
        ? column.bound(rate.interval().high())
        : "%s (%s)".formatted(column.value(rate.mean()), column.interval(rate.interval()));
  }

  private static String lost(TrafficResult traffic) {
    if (traffic.lostPackets().sum() == 0) {
      return "0";
    }
    String mean = String.format(Locale.ROOT, "%,.1f", traffic.lostPackets().value());
    return traffic
        .lostInterval()
        .map(it -> String.format(Locale.ROOT, "%s (%,.1f–%,.1f)", mean, it.low(), it.high()))
        .orElse(mean);
  }
}
