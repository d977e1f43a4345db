package dev.vfrace.page;

import dev.vfrace.analysis.Ranking;
import dev.vfrace.analysis.RateCourse;
import dev.vfrace.analysis.RunResult;
import dev.vfrace.report.RunPresentation;
import dev.vfrace.statistics.Interval;
import dev.vfrace.statistics.Rate;
import dev.vfrace.text.Quantity;
import dev.vfrace.text.RateFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a result is by now, to be shown while more of it comes.
 *
 * @param lead what was measured so far, in a sentence
 * @param answer whether that may be quoted, in a few words
 * @param kind of the answer: {@code good}, {@code open}, {@code bad}
 * @param curves rates over trials
 * @param rows a line for each program: what, count, trials, rate, interval
 */
public record Live(
    String lead, String answer, String kind, List<Curve> curves, List<List<String>> rows) {

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

  /** Of a result; one of several runs has neither curves nor rows before it is whole. */
  public static Live of(Told told) {
    ResultSections sections = new ResultSections(told);
    Judgement judgement = sections.judgement();
    Optional<RunResult> run =
        told.result() instanceof RunPresentation one ? Optional.of(one.result()) : Optional.empty();
    return new Live(
        sections.lead(),
        judgement.answer(),
        judgement.kind(),
        run.map(Live::curves).orElse(List.of()),
        run.map(Live::rows).orElse(List.of()));
  }

  private static List<Curve> curves(RunResult run) {
    List<Curve> curves = new ArrayList<>();
    for (Focus focus : Focus.of(run)) {
      focus
          .tally(run)
          .ifPresent(
              tally -> {
                List<double[]> points = new ArrayList<>();
                RateCourse course =
                    RateCourse.of(run.raw().orElseThrow(), tally, focus.metric(), focus.rate(run));
                for (Rate look : course.looks()) {
                  if (look.trials() > 0) {
                    Interval band = look.interval();
                    points.add(
                        new double[] {
                          (double) look.trials(), look.rate(), band.low(), band.high()
                        });
                  }
                }
                curves.add(new Curve(focus.words(), points));
              });
    }
    return curves;
  }

  private static List<List<String>> rows(RunResult run) {
    List<List<String>> rows = new ArrayList<>();
    Ranking.worstFirst(run.observers(), run.about())
        .forEach(
            entry -> {
              Rate rate = entry.getValue().rate(run.about());
              if (rate.trials() > 0) {
                rows.add(
                    List.of(
                        entry.getKey(),
                        run.about().word(),
                        Quantity.count(rate.count()),
                        Quantity.count(rate.trials()),
                        RateFormat.rate(rate),
                        RateFormat.interval(rate.interval())));
              }
            });
    return rows;
  }
}
