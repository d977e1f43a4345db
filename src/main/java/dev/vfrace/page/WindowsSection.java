package dev.vfrace.page;

import dev.vfrace.analysis.Quantiles;
import dev.vfrace.analysis.RunResult;
import dev.vfrace.analysis.Windows;
import dev.vfrace.chart.CurveChart;
import dev.vfrace.chart.Frame;
import dev.vfrace.chart.LinearScale;
import dev.vfrace.chart.LogScale;
import dev.vfrace.chart.Ruler;
import dev.vfrace.markup.Content;
import dev.vfrace.markup.Element;
import dev.vfrace.raw.RawHistogram;
import dev.vfrace.raw.RawRun;
import dev.vfrace.statistics.Interval;
import dev.vfrace.text.Durations;
import dev.vfrace.text.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/** For how long userspace could see the VF unready: as it came out, and as configured. */
final class WindowsSection {

  private static final double[] SHARES = {
    0.5, 1, 2, 3, 5, 7, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90, 92, 94,
    96, 97, 98, 99, 99.5, 99.9
  };
  private static final double NANOS_PER_MICRO = 1e3;

  private WindowsSection() {}

  /** The section; empty where there is no netvsc that could mark the VF. */
  static Optional<Element> of(RunResult run, Outline outline) {
    if (!run.identity().owner().isThere() || run.volume().cycles() == 0) {
      return Optional.empty();
    }
    Element section = outline.section("windows", "Windows");
    section.add(
        Figure.paragraph(
            "A window is the time in which userspace can see the VF and cannot yet tell that it"
                + " belongs to a netvsc: until IFF_SLAVE is set (flag window), until its master is"
                + " linked (master window). The longer it is, the more programs fall into it. All"
                + " times are modelled."));
    run.raw().ifPresent(raw -> section.add(charts(raw, outline)));
    section.add(table(run.windows()).element());
    return Optional.of(section);
  }

  private static Element charts(RawRun raw, Outline outline) {
    RawRun.Histograms histograms = raw.histograms();
    Element pair = Element.of("div").with("class", "pair");
    chart(outline, "flag window", histograms.flagWindow(), histograms.configuredFlag())
        .ifPresent(pair::add);
    chart(outline, "master window", histograms.masterWindow(), histograms.configuredMaster())
        .ifPresent(pair::add);
    return pair;
  }

  private static Optional<Element> chart(
      Outline outline, String name, RawHistogram measured, RawHistogram configured) {
    Histogram came = measured.histogram();
    Histogram meant = configured.histogram();
    if (came.getTotalCount() == 0 || came.getValueAtPercentile(99.9) == 0) {
      return Optional.empty();
    }
    List<CurveChart.Curve> curves = new ArrayList<>();
    curves.add(new CurveChart.Curve("as it came out", curve(came)));
    if (meant.getTotalCount() > 0) {
      curves.add(new CurveChart.Curve("as configured", curve(meant)));
    }
    double low = Double.POSITIVE_INFINITY;
    double high = 1;
    for (CurveChart.Curve curve : curves) {
      low = Math.min(low, Math.max(1, curve.points().get(0)[0]));
      high = Math.max(high, curve.points().get(curve.points().size() - 1)[0]);
    }
    DataTable table =
        DataTable.of("Share of cycles with a shorter " + name)
            .figures("share of cycles", "as it came out", "as configured");
    for (double share : SHARES) {
      table.row(
          Quantity.number(share) + " %",
          time(came, share),
          meant.getTotalCount() == 0 ? "—" : time(meant, share));
    }
    return Optional.of(
        Figure.chart(
            CurveChart.of(
                outline.id("chart-window"),
                new Frame.Words(
                    "Distribution of the " + name,
                    "Half of the cycles have a %s shorter than %s, 99 %% one shorter than %s."
                        .formatted(name, time(came, 50), time(came, 99))),
                new Ruler(
                    name + " (modelled, logarithmic)",
                    LogScale.decades(low, high * 1.01),
                    Durations::text),
                new Ruler(
                    "share of cycles with a shorter one",
                    new LinearScale(0, 1),
                    share -> Quantity.number(share * 100) + " %"),
                curves),
            "How long the " + name + " is: share of cycles in which it is shorter",
            table));
  }

  private static String time(Histogram nanos, double share) {
    return Durations.text((double) nanos.getValueAtPercentile(share));
  }

  private static List<double[]> curve(Histogram nanos) {
    List<double[]> points = new ArrayList<>();
    for (double share : SHARES) {
      double value = (double) Math.max(1, nanos.getValueAtPercentile(share));
      points.add(new double[] {value, share / 100});
    }
    return points;
  }

  private static DataTable table(Windows windows) {
    DataTable table =
        DataTable.of("Windows, modelled time")
            .words("window")
            .figures("median", "its 95 % interval", "p90", "p99", "its 95 % interval", "longest");
    add(table, "flag window", windows.flagMicros());
    add(table, "flag window, as configured", windows.configuredFlagMicros());
    add(table, "master window", windows.masterMicros());
    add(table, "master window, as configured", windows.configuredMasterMicros());
    return table;
  }

  /** A row of quantiles. */
  static void add(DataTable table, String name, Quantiles micros) {
    List<Content> row = new ArrayList<>();
    row.add(Figure.text(name));
    row.add(time(micros.p50()));
    row.add(interval(micros.p50Interval()));
    row.add(time(micros.p90()));
    row.add(time(micros.p99()));
    row.add(interval(micros.p99Interval()));
    row.add(time(micros.max()));
    table.row(row);
  }

  private static Content time(double micros) {
    return Figure.number(
        micros, Double.isNaN(micros) ? "—" : Durations.text(micros * NANOS_PER_MICRO));
  }

  private static Content interval(Optional<Interval> interval) {
    return Figure.text(
        interval
            .map(
                it ->
                    "%s to %s"
                        .formatted(
                            Durations.text(it.low() * NANOS_PER_MICRO),
                            Durations.text(it.high() * NANOS_PER_MICRO)))
            .orElse("—"));
  }
}
