package dev.vfrace.tune;

import dev.vfrace.analysis.RunResult;
import dev.vfrace.campaign.Ending;
import dev.vfrace.question.Verdict;
import dev.vfrace.statistics.Rate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Rates over one parameter, or over two: schema {@code vfrace.sweep/1}.
 *
 * @param plan what was to be measured
 * @param known what was
 */
public record Sweep(SweepPlan plan, Explored known) {

  /** The name and version of the JSON form. */
  public static final String SCHEMA = "vfrace.sweep/1";

  /** The points that were measured, in the order of the grid. */
  public List<Point> points() {
    List<Point> points = new ArrayList<>();
    plan.grid().forEach(values -> known.at(values).ifPresent(points::add));
    return points;
  }

  /** The rate of a program at some values; empty if nothing was measured there. */
  public Optional<Rate> rate(List<AxisValue> values, String program) {
    return known.at(values).map(point -> point.rate(program, plan.metric()));
  }

  /** The programs that had events anywhere, those first whose rates differ most. */
  public List<String> programs() {
    return plan.programs().stream()
        .filter(program -> rates(program).stream().anyMatch(rate -> rate.count() > 0))
        .sorted(Comparator.comparingDouble(this::spread).reversed())
        .toList();
  }

  /** The others. */
  public List<String> withoutEvents() {
    return plan.programs().stream().filter(program -> !programs().contains(program)).toList();
  }

  /** How far apart the rates of a program lie. */
  private double spread(String program) {
    List<Rate> rates = rates(program).stream().filter(rate -> rate.trials() > 0).toList();
    double most = rates.stream().mapToDouble(Rate::rate).max().orElse(0);
    return most - rates.stream().mapToDouble(Rate::rate).min().orElse(0);
  }

  private List<Rate> rates(String program) {
    return points().stream().map(point -> point.rate(program, plan.metric())).toList();
  }

  /** Whether not all was measured. */
  public boolean incomplete() {
    return known.incomplete();
  }

  /** Why figures are not to be quoted, a sentence each, with the points that say so. */
  public List<String> distrust() {
    return Distrust.of(known.points());
  }

  /** Untrusted if a point is; else interrupted or an error where it ended so; else a pass. */
  public Verdict verdict() {
    return verdict(known).orElse(Verdict.PASS);
  }

  /** What speaks against a pass. */
  static Optional<Verdict> verdict(Explored known) {
    if (known.points().stream()
        .map(Point::run)
        .map(RunResult::distrust)
        .anyMatch(it -> !it.isEmpty())) {
      return Optional.of(Verdict.UNTRUSTED);
    }
    return known
        .early()
        .map(
            ending ->
                ending.reason() == Ending.Reason.FAILED ? Verdict.ERROR : Verdict.INTERRUPTED);
  }
}
