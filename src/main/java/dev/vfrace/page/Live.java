package dev.vfrace.page;

import dev.vfrace.analysis.ObserverResult;
import dev.vfrace.analysis.Ranking;
import dev.vfrace.analysis.RateCourse;
import dev.vfrace.analysis.RunResult;
import dev.vfrace.report.ContrastPresentation;
import dev.vfrace.report.RunPresentation;
import dev.vfrace.statistics.Interval;
import dev.vfrace.statistics.Rate;
import dev.vfrace.text.Quantity;
import dev.vfrace.text.RateFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a result is by now, to be shown while more of it comes.
 *
 * @param lead what was measured so far, in a sentence
 * @param answer whether that may be quoted, in a few words
 * @param kind of the answer: {@code good}, {@code open}, {@code bad}
 * @param curves rates over trials
 * @param rows a line for each program: what, count, trials, rate, interval
 * @param note what stands in place of curves and rows; empty: they are there
 */
public record Live(
    String lead,
    String answer,
    String kind,
    List<Curve> curves,
    List<List<String>> rows,
    String note) {

  /** Of what is made of many runs. */
  private static final String NO_CURVES =
      "Curves and programs are shown of a run and of a comparison. The report has those of what"
          + " is made of many runs.";

  /** The heads of the rows. */
  public static final List<String> HEADS =
      List.of("program", "metric", "count", "trials", "rate", "95 % interval");

  /**
   * A rate as it was known after so many trials.
   *
   * @param name of the program and the metric
   * @param points each trials, rate, and the ends of the band
   */
  public record Curve(String name, List<double[]> points) {}

  /** Of a result: what is made of more than two runs has neither curves nor rows. */
  public static Live of(Told told) {
    ResultSections sections = new ResultSections(told);
    Judgement judgement = sections.judgement();
    boolean isPair = told.result() instanceof ContrastPresentation;
    List<Telling.Side> sides =
        isPair || told.result() instanceof RunPresentation ? sections.sides() : List.of();
    return new Live(
        sections.lead(),
        judgement.answer(),
        judgement.kind(),
        curves(sides, isPair),
        rows(sides, isPair),
        sides.isEmpty() ? NO_CURVES : "");
  }

  /** What is worth a look in either is shown of both, one beside the other. */
  private static List<Curve> curves(List<Telling.Side> sides, boolean isPair) {
    Set<Focus> all = new LinkedHashSet<>();
    sides.forEach(side -> all.addAll(Focus.of(side.run())));
    return all.stream()
        .flatMap(
            focus ->
                sides.stream()
                    .filter(side -> focus.isOf(side.run()))
                    .map(side -> curve(side, focus, name(focus.words(), side, isPair))))
        .toList();
  }

  private static String name(String words, Telling.Side side, boolean isPair) {
    return isPair ? "%s · %s".formatted(words, side.name()) : words;
  }

  private static Curve curve(Telling.Side side, Focus focus, String name) {
    RunResult run = side.run();
    RateCourse course =
        RateCourse.of(
            run.raw().orElseThrow(),
            focus.tally(run).orElseThrow(),
            focus.metric(),
            focus.rate(run));
    List<double[]> points = new ArrayList<>();
    for (Rate look : course.looks()) {
      if (look.trials() > 0) {
        Interval band = look.interval();
        points.add(new double[] {(double) look.trials(), look.rate(), band.low(), band.high()});
      }
    }
    return new Curve(name, points);
  }

  private static List<List<String>> rows(List<Telling.Side> sides, boolean isPair) {
    Map<String, List<List<String>>> byProgram = new LinkedHashMap<>();
    for (Telling.Side side : sides) {
      RunResult run = side.run();
      for (Map.Entry<String, ObserverResult> entry :
          Ranking.worstFirst(run.observers(), run.about())) {
        Rate rate = entry.getValue().rate(run.about());
        if (rate.trials() > 0) {
          byProgram
              .computeIfAbsent(entry.getKey(), it -> new ArrayList<>())
              .add(
                  List.of(
                      name(entry.getKey(), side, isPair),
                      run.about().word(),
                      Quantity.count(rate.count()),
                      Quantity.count(rate.trials()),
                      RateFormat.rate(rate),
                      RateFormat.interval(rate.interval())));
        }
      }
    }
    return byProgram.values().stream().flatMap(List::stream).toList();
  }
}
