package dev.vfrace.study;

import dev.vfrace.analysis.ObserverResult;
import dev.vfrace.analysis.Ranking;
import dev.vfrace.analysis.RunResult;
import dev.vfrace.count.Metric;
import dev.vfrace.statistics.Rate;
import dev.vfrace.statistics.SampleSize;
import dev.vfrace.text.Page;
import dev.vfrace.text.Quantity;
import dev.vfrace.text.RateFormat;
import dev.vfrace.text.TextTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** How many cycles a question takes, and how long they take at the speed of a short run. */
public final class Plan {

  private static final double HALF_WIDTH = 0.1;

  private final RunResult calibration;
  private final double confidence;
  private final double power;

  /**
   * A plan.
   *
   * @param calibration a short run of the campaign on this machine
   * @param confidence above 0.5, below 1
   * @param power how surely a drop is to be told, above 0.5, below 1
   */
  public Plan(RunResult calibration, double confidence, double power) {
    this.calibration = calibration;
    this.confidence = confidence;
    this.power = power;
  }

  /**
   * What it takes to meet, to exclude and to know a rate.
   *
   * @param rate above 0, below 1
   * @param page that the lines are for
   */
  public List<String> forRate(double rate, Page page) {
    String sure = percent(confidence);
    String shown = RateFormat.value(rate);
    TextTable table = TextTable.ofWords();
    add(
        table,
        "to see an event of rate %s with probability %s".formatted(shown, sure),
        SampleSize.toSeeOne(rate, confidence));
    add(
        table,
        "to bound a rate without events below %s (one-sided, %s)".formatted(shown, sure),
        SampleSize.toBoundZero(rate, confidence));
    add(
        table,
        "to know a rate of %s to 10 %% (two-sided, %s)".formatted(shown, sure),
        SampleSize.forRelativeHalfWidth(rate, HALF_WIDTH, confidence));
    return withSpeed(table, page);
  }

  /**
   * What it takes to tell that a rate has dropped.
   *
   * @param factor above 1
   * @param rate before the drop; empty: each misjudgement that the calibration shows
   * @param page that the lines are for
   */
  public List<String> forDrop(double factor, OptionalDouble rate, Page page) {
    TextTable table = TextTable.ofWords();
    if (rate.isPresent()) {
      addDrop(table, "a rate of " + RateFormat.value(rate.getAsDouble()), factor, rate);
    } else {
      for (Map.Entry<String, ObserverResult> entry : Ranking.worstFirst(calibration.observers())) {
        Rate misjudged = entry.getValue().rate(Metric.MISJUDGED);
        if (misjudged.count() > 0 && misjudged.count() < misjudged.trials()) {
          String name = "%s.misjudged (%s)".formatted(entry.getKey(), RateFormat.rate(misjudged));
          addDrop(table, name, factor, OptionalDouble.of(misjudged.rate()));
        }
      }
    }
    return withSpeed(table, page);
  }

  private void addDrop(TextTable table, String what, double factor, OptionalDouble rate) {
    add(
        table,
        "to tell that %s dropped %s times (%s, power %s), each design"
            .formatted(what, Quantity.number(factor), percent(confidence), percent(power)),
        SampleSize.toTellDrop(rate.orElseThrow(), factor, confidence, power));
  }

  private List<String> withSpeed(TextTable table, Page page) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "measured here: %s cycles/s (kernel %s, scenario %s, timing %s, %s)"
            .formatted(
                Quantity.number(calibration.volume().cyclesPerSecond()),
                calibration.identity().kernel(),
                calibration.identity().scenario(),
                calibration.identity().timing(),
                Quantity.count(calibration.observers().size(), "program")));
    lines.addAll(table.lines(page));
    return lines;
  }

  private void add(TextTable table, String question, long cycles) {
    double seconds = cycles / calibration.volume().cyclesPerSecond();
    table.add(question, Quantity.count(cycles, "cycle"), duration(seconds));
  }

  private static String percent(double share) {
    return Quantity.number(share * 100) + " %";
  }

  private static String duration(double seconds) {
    if (!(seconds < Long.MAX_VALUE / 1e9)) {
      return "longer than can be told";
    }
    Duration duration = Duration.ofSeconds((long) Math.ceil(seconds));
    return duration.toHours() > 0
        ? "%d h %d min".formatted(duration.toHours(), duration.toMinutesPart())
        : "%d min %d s".formatted(duration.toMinutes(), duration.toSecondsPart());
  }
}
