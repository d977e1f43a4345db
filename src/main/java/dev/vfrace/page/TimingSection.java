package dev.vfrace.page;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import dev.vfrace.analysis.RunResult;
import dev.vfrace.chart.BarChart;
import dev.vfrace.chart.Frame;
import dev.vfrace.chart.LinearScale;
import dev.vfrace.chart.Ruler;
import dev.vfrace.markup.Element;
import dev.vfrace.raw.Estimates;
import dev.vfrace.raw.RawRun;
import dev.vfrace.text.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Where the timings come from that decide the rates: measured, known, bounded or guessed. */
final class TimingSection {

  private static final String KIND = "kind";
  private static final String SOURCE = "source";

  private TimingSection() {}

  /** The section; empty where a result keeps no configuration. */
  static Optional<Element> of(RunResult run, Outline outline) {
    return run.raw()
        .filter(raw -> !raw.provenance().configuration().isEmpty())
        .map(raw -> element(raw, outline));
  }

  private static Element element(RawRun raw, Outline outline) {
    Element section = outline.section("timings", "Where the timings come from");
    raw.estimates()
        .ifPresent(
            estimates -> {
              String text = estimates.text();
              section.add(
                  Figure.paragraph(
                      "The result "
                          + text
                          + ". What is an estimate can be measured instead"
                          + " (vfrace calibrate), or varied (vfrace sensitivity)."));
              if (estimates.nanos() > 0) {
                section.add(chart(estimates, outline));
              }
            });
    DataTable steps = table("Delays of the kernel's steps", "step");
    DataTable latencies =
        table("Latencies of the programs, from trigger to deciding read", "program");
    figures(raw.provenance().configuration(), "vfrace.timing.kernel", "")
        .forEach((name, figure) -> add(steps, name, figure));
    figures(raw.provenance().configuration(), "vfrace.userspace", ".latency")
        .forEach((name, figure) -> add(latencies, name, figure));
    if (!steps.isEmpty()) {
      section.add(steps.folded("Every delay of the kernel, with its source"));
    }
    if (!latencies.isEmpty()) {
      section.add(latencies.folded("The latency of every program, with its source"));
    }
    return section;
  }

  private static DataTable table(String caption, String what) {
    return DataTable.of(caption).words(what, "delay", "known how", "source");
  }

  private static Element chart(Estimates estimates, Outline outline) {
    List<BarChart.Bar> bars = new ArrayList<>();
    DataTable table =
        DataTable.of("Steps of the " + estimates.window())
            .words("step")
            .figures("median")
            .words("known how");
    double longest = 0;
    for (Estimates.Part step : estimates.steps()) {
      String median = Durations.text(step.medianNanos());
      longest = Math.max(longest, step.medianNanos());
      bars.add(
          new BarChart.Bar(
              step.step(),
              step.medianNanos(),
              median + ", " + step.kind().word(),
              step.kind().word()));
      table.row(step.step(), median, step.kind().word());
    }
    return Figure.chart(
        BarChart.of(
            outline.id("chart-timings"),
            new Frame.Words(
                "What the " + estimates.window() + " is made of",
                "Each step's median delay, and how it is known; " + estimates.text() + "."),
            new Ruler("median delay (modelled)", new LinearScale(0, longest), Durations::text),
            bars),
        "What the %s is made of: each step's median delay, and how that is known"
            .formatted(estimates.window()),
        table);
  }

  /** The objects below a path that say what they rest on, by name. */
  private static Map<String, ConfigObject> figures(
      String configuration, String path, String below) {
    Map<String, ConfigObject> figures = new TreeMap<>();
    try {
      Config config = ConfigFactory.parseString(configuration);
      if (config.hasPath(path)) {
        config
            .getObject(path)
            .forEach(
                (name, value) -> {
                  if (at(value, below) instanceof ConfigObject object && object.containsKey(KIND)) {
                    figures.put(name, object);
                  }
                });
      }
    } catch (ConfigException unreadable) {
      figures.clear();
    }
    return figures;
  }

  private static Object at(ConfigValue value, String below) {
    return below.isEmpty() || !(value instanceof ConfigObject object)
        ? value
        : object.getOrDefault(below.substring(1), value);
  }

  private static void add(DataTable table, String name, ConfigObject figure) {
    Config config = figure.toConfig();
    List<String> delay = new ArrayList<>();
    figure.keySet().stream()
        .sorted()
        .filter(key -> !key.equals(KIND) && !key.equals(SOURCE) && !key.equals("dist"))
        .forEach(key -> delay.add(key + " " + text(figure, key)));
    String distribution = figure.containsKey("dist") ? text(figure, "dist") + ": " : "";
    table.row(
        name,
        distribution + String.join(", ", delay),
        config.getString(KIND),
        figure.containsKey(SOURCE) ? text(figure, SOURCE) : "");
  }

  private static String text(ConfigObject figure, String key) {
    ConfigValue value = figure.get(key);
    return value == null
        ? ""
        : switch (value.valueType()) {
          case STRING, NUMBER, BOOLEAN -> String.valueOf(value.unwrapped());
          default -> value.render(ConfigRenderOptions.concise());
        };
  }
}
