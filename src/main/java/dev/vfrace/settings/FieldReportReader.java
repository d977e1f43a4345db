package dev.vfrace.settings;

import dev.vfrace.count.Metric;
import dev.vfrace.count.Outcome;
import dev.vfrace.statistics.Interval;
import dev.vfrace.study.FieldReport;
import dev.vfrace.study.FieldReportStudy;
import dev.vfrace.study.ReportedCase;
import dev.vfrace.study.ReportedRate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads {@code vfrace.field-reports}. */
final class FieldReportReader {

  private static final List<String> KEYS =
      List.of(
          "where",
          "says",
          "kernel",
          "scenario",
          "timing",
          "set",
          "program",
          "metric",
          "outcome",
          "claim",
          "why");
  private static final String CLAIMS =
      "never, always, or two rates from 0 to 1, the lower first, such as [0.001, 0.1]";
  private static final Map<String, Interval> WORDS =
      Map.of("never", new Interval(0, 0), "always", new Interval(1, 1));
  private static final Map<String, Metric> METRICS =
      Arrays.stream(Metric.values()).collect(Collectors.toMap(Metric::word, metric -> metric));
  private static final Map<String, Outcome> OUTCOMES =
      Arrays.stream(Outcome.values()).collect(Collectors.toMap(Outcome::word, outcome -> outcome));

  /** What a report may set for its own campaign. */
  private static final List<String> SETTABLE =
      List.of("timing", "kernel", "scenario", "userspace", "traffic");

  private final Catalogue catalogue;

  FieldReportReader(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** Reads every key, without putting campaigns together. */
  void check(Section reports) {
    sections(reports)
        .forEach(
            (name, section) -> {
              report(name, section);
              catalogue.with(choice(name, section)).checkCampaign();
            });
  }

  /** The reports, each with the campaign that checks it. */
  FieldReportStudy read(Section reports) {
    List<ReportedCase> cases = new ArrayList<>();
    sections(reports)
        .forEach(
            (name, section) -> {
              FieldReport report = report(name, section);
              Choice choice = choice(name, section).programs(programs(report.rate()));
              cases.add(new ReportedCase(report, catalogue.with(choice).comparableCampaign()));
            });
    return new FieldReportStudy(cases, catalogue.compareOptions().atOnce());
  }

  private static Map<String, Section> sections(Section reports) {
    Map<String, Section> sections = new TreeMap<>(NaturalOrder.OF_NAMES);
    reports.keys().forEach(name -> sections.put(name, reports.section(name).allowing(KEYS)));
    return sections;
  }

  private FieldReport report(String name, Section section) {
    return new FieldReport(
        name,
        section.text("where"),
        section.text("says"),
        rate(section),
        claim(section.required("claim", CLAIMS)),
        section.text("why"));
  }

  /** What it is about: a metric of a program, or an outcome of the cycle. */
  private ReportedRate rate(Section section) {
    if (!section.gives("outcome")) {
      return new ReportedRate.OfProgram(
          known(section, "program", catalogue.userspace().keySet()),
          section.word("metric", METRICS));
    }
    for (String ofProgram : List.of("program", "metric")) {
      if (section.gives(ofProgram)) {
        throw section
            .required(ofProgram, "nothing")
            .error("the report is about an outcome of the cycle; allowed: no such key");
      }
    }
    return new ReportedRate.OfCycle(section.word("outcome", OUTCOMES));
  }

  private static List<String> programs(ReportedRate rate) {
    return rate instanceof ReportedRate.OfProgram of ? List.of(of.program()) : List.of();
  }

  private Choice choice(String name, Section section) {
    Choice choice =
        Choice.by("the report " + name)
            .kernel(known(section, "kernel", catalogue.kernels().keySet()))
            .scenario(known(section, "scenario", catalogue.scenarios().keySet()));
    if (section.gives("timing")) {
      choice = choice.timing(section.text("timing"));
    }
    return section.gives("set")
        ? choice.over(section.section("set").allowing(SETTABLE).merged())
        : choice;
  }

  private static String known(Section section, String key, Set<String> names) {
    Located at = section.required(key, "a name");
    if (!names.contains(at.text())) {
      throw at.unknown(key, at.text(), names);
    }
    return at.text();
  }

  private static Interval claim(Located at) {
    if (!at.isList()) {
      return at.word(WORDS);
    }
    List<Located> ends = at.items();
    if (ends.size() != 2) {
      throw at.error("not a range; allowed: " + CLAIMS);
    }
    double low = ends.get(0).number(0, 1);
    double high = ends.get(1).number(0, 1);
    if (low > high) {
      throw at.error("not a range; allowed: " + CLAIMS);
    }
    return new Interval(low, high);
  }
}
