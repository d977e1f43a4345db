package dev.vfrace.page;

import dev.vfrace.analysis.ObserverResult;
import dev.vfrace.analysis.RateCourse;
import dev.vfrace.analysis.RunResult;
import dev.vfrace.campaign.Interference;
import dev.vfrace.chart.BandChart;
import dev.vfrace.chart.Frame;
import dev.vfrace.chart.LinearScale;
import dev.vfrace.chart.LogScale;
import dev.vfrace.chart.Ruler;
import dev.vfrace.chart.Scale;
import dev.vfrace.chart.SliceChart;
import dev.vfrace.markup.Element;
import dev.vfrace.raw.RawRun;
import dev.vfrace.raw.Tallies;
import dev.vfrace.statistics.Dependence;
import dev.vfrace.statistics.Dispersion;
import dev.vfrace.statistics.Interval;
import dev.vfrace.statistics.Rate;
import dev.vfrace.text.Quantity;
import dev.vfrace.text.RateFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the rates came about: as they were known after each slice, and slice by slice. */
final class CourseSection {

  private static final double MILLION = 1e6;
  private static final double THOUSAND = 1e3;

  private final RunResult run;
  private final RawRun raw;
  private final Outline outline;

  private CourseSection(RunResult run, RawRun raw, Outline outline) {
    this.run = run;
    this.raw = raw;
    this.outline = outline;
  }

  /** The section; empty where a result keeps nothing to make it from. */
  static Optional<Element> of(RunResult run, Outline outline) {
    List<Focus> all = Focus.of(run);
    return all.isEmpty()
        ? Optional.empty()
        : run.raw().map(raw -> new CourseSection(run, raw, outline).element(all));
  }

  private Element element(List<Focus> all) {
    Element section = outline.section("course", "How the rates came about");
    section.add(
        Figure.paragraph(
            "Left: the rate as it was known after so many trials, within a band that holds the true"
                + " rate at all times at once, in 95 % of runs. A result to be quoted has come to"
                + " rest. Right: the same rate slice by slice; what lies far off the line, or goes"
                + " up or down together, would speak of dependence. Slices during which the garbage"
                + " collector or the host kept the process from running are shaded, below a"
                + " triangle."));
    Outline inner = outline.below();
    for (Focus focus : all) {
      Optional<Tallies.ProgramTally> tally = focus.tally(run);
      if (tally.isPresent()) {
        section.add(inner.heading(focus.words()), course(focus, tally.get()));
      }
    }
    return section;
  }

  private Element course(Focus focus, Tallies.ProgramTally tally) {
    Rate whole = focus.rate(run);
    RateCourse course = RateCourse.of(raw, tally, focus.metric(), whole);
    Element pair = Element.of("div").with("class", "pair");
    if (course.looks().stream().anyMatch(it -> it.trials() > 0)) {
      pair.add(convergence(focus, course.looks()));
    }
    if (course.slices().stream().anyMatch(it -> it.rate().trials() > 0)) {
      pair.add(slices(focus, course.slices(), whole));
    }
    return pair;
  }

  private Element convergence(Focus focus, List<Rate> looks) {
    List<BandChart.Point> points = new ArrayList<>();
    DataTable table =
        DataTable.of("%s, as it was known".formatted(focus.words()))
            .figures("trials", "count", "rate", "band from", "to");
    for (Rate look : looks) {
      if (look.trials() > 0) {
        Interval band = look.interval();
        points.add(
            new BandChart.Point((double) look.trials(), look.rate(), band.low(), band.high()));
        table.row(
            List.of(
                Figure.count(look.trials()),
                Figure.count(look.count()),
                Figure.number(look.rate(), RateFormat.rate(look)),
                Figure.number(band.low(), RateFormat.value(band.low())),
                Figure.number(band.high(), RateFormat.value(band.high()))));
      }
    }
    Rate last = looks.get(looks.size() - 1);
    return Figure.chart(
        BandChart.of(
            outline.id("chart-convergence"),
            new Frame.Words(
                "Convergence of " + focus.words(),
                "After %s trials the band is %s; the table below has each step."
                    .formatted(
                        Quantity.count(last.trials()), RateFormat.interval(last.interval()))),
            new Ruler("trials", across(last.trials()), CourseSection::trials),
            new Ruler("rate by trial", up(points), RateTicks::text),
            points),
        "Rate after so many trials, with its band",
        table);
  }

  private Element slices(Focus focus, List<RateCourse.Slice> slices, Rate whole) {
    List<SliceChart.Slice> shown = new ArrayList<>();
    DataTable table =
        DataTable.of("%s, slice by slice".formatted(focus.words()))
            .figures("slice", "trials", "count", "rate", "GC pauses", "GC ms", "steal ms");
    long from = 0;
    long disturbed = 0;
    int number = 0;
    for (RateCourse.Slice slice : slices) {
      Rate rate = slice.rate();
      Interference during = slice.during();
      long to = from + rate.trials();
      disturbed += during.isAny() ? 1 : 0;
      shown.add(new SliceChart.Slice((double) from, (double) to, rate.rate(), during.isAny()));
      from = to;
      table.row(
          List.of(
              Figure.count(++number),
              Figure.count(rate.trials()),
              Figure.count(rate.count()),
              Figure.number(rate.rate(), RateFormat.value(rate.rate())),
              Figure.count(during.gcPauses()),
              Figure.count(during.gcMillis()),
              Figure.count(during.stealMillis())));
    }
    return Figure.chart(
            SliceChart.of(
                outline.id("chart-slices"),
                new Frame.Words(
                    focus.words() + ", slice by slice",
                    "%s, %d of them disturbed. %s"
                        .formatted(
                            Quantity.count(slices.size(), "slice"), disturbed, spread(focus))),
                new Ruler("trials", across(from), CourseSection::trials),
                new Ruler("rate by trial", up(shown, whole), RateTicks::text),
                whole.rate(),
                shown),
            "Rate in each slice of time",
            table)
        .add(Figure.note(spread(focus) + "."));
  }

  private String spread(Focus focus) {
    ObserverResult observer = run.observer(focus.program());
    Dependence dependence = focus.rate(run).dependence();
    if (dependence instanceof Dependence.Blocks between) {
      return "the interval comes from between %s of fresh threads"
          .formatted(Quantity.count(between.blocks(), "block"));
    }
    if (dependence instanceof Dependence.TooFewBlocks few) {
      return "%s are too few to judge".formatted(Quantity.count(few.blocks(), "block"));
    }
    return observer.dispersion(focus.metric()) instanceof Dispersion.Judged judged
        ? "design effect %s (1: as independent trials vary)"
            .formatted(Quantity.number(judged.designEffect()))
        : "too few slices or hits to judge dependence";
  }

  private static Scale across(long trials) {
    return new LinearScale(0, (double) Math.max(1, trials));
  }

  /** Without events only the bound moves: over decades. */
  private static Scale up(List<BandChart.Point> points) {
    double high = points.stream().mapToDouble(BandChart.Point::high).max().orElse(1);
    if (points.stream().allMatch(it -> it.y() == 0)) {
      double least = points.stream().mapToDouble(BandChart.Point::high).min().orElse(high);
      return LogScale.decades(least / 2, high);
    }
    List<BandChart.Point> settled = points.subList(points.size() / 8, points.size());
    return LinearScale.around(
        settled.stream().mapToDouble(BandChart.Point::low).min().orElse(0),
        settled.stream().mapToDouble(BandChart.Point::high).max().orElse(1),
        0);
  }

  private static Scale up(List<SliceChart.Slice> slices, Rate whole) {
    double low = whole.rate();
    double high = whole.rate();
    for (SliceChart.Slice slice : slices) {
      if (!Double.isNaN(slice.value())) {
        low = Math.min(low, slice.value());
        high = Math.max(high, slice.value());
      }
    }
    return high > 0 ? LinearScale.around(low, high, 0) : new LinearScale(0, 1e-3);
  }

  /** Such as {@code 250k} or {@code 1.5M}. */
  private static String trials(double trials) {
    if (trials >= MILLION) {
      return Quantity.number(trials / MILLION) + "M";
    }
    return trials >= THOUSAND ? Quantity.number(trials / THOUSAND) + "k" : Quantity.number(trials);
  }
}
