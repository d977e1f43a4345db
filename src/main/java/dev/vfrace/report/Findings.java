package dev.vfrace.report;

import dev.vfrace.analysis.ObserverResult;
import dev.vfrace.analysis.Ranking;
import dev.vfrace.analysis.RunResult;
import dev.vfrace.count.Metric;
import dev.vfrace.model.Gates;
import dev.vfrace.model.Owner;
import dev.vfrace.statistics.Rate;
import dev.vfrace.text.Quantity;
import dev.vfrace.text.RateFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a result means, in two sentences. */
public final class Findings {
  private static final int NAMES = 5;

  private final Owner owner;
  private final String cycles;
  private final Map<String, Gates> gates;
  private final List<Map.Entry<String, ObserverResult>> programs;

  /** Of a result. */
  public Findings(RunResult result) {
    this.owner = result.identity().owner();
    this.cycles = result.identity().cycles();
    this.gates = result.identity().gates();
    this.programs = Ranking.worstFirst(result.observers());
  }

  /** One line on the wrong judgements, one on the sightings. */
  public List<String> lines() {
    if (programs.isEmpty()) {
      return List.of(
          "No program was watching.", "Whether one would have seen an unslaved VF is open.");
    }
    return owner.isThere()
        ? List.of(judgements(Metric.MISJUDGED, "took the VF for an ordinary NIC"), sightings())
        : List.of(
            judgements(Metric.WRONGLY_IGNORED, "left the only NIC alone"),
            "There was no netvsc to belong to, so no VF was unslaved.");
  }

  private String judgements(Metric metric, String did) {
    String all = Quantity.count(programs.size(), "program");
    int able = able(programs, metric);
    if (able == 0) {
      return "Of %s, none had a chance to misjudge the VF.".formatted(all);
    }
    if (able < programs.size()) {
      all += " (%s without a chance)".formatted(Quantity.count(programs.size() - able));
    }
    var hits = Ranking.hits(programs, metric);
    if (hits.isEmpty()) {
      return "Of %s, none %s: each does so in less than %s of %s (95 %% interval)."
          .formatted(all, did, loosestBound(programs, metric), cycles);
    }
    Rate worst = hits.get(0).getValue().rate(metric);
    return "Of %s, %d %s; worst: %s (%s of %s, 95 %% interval %s)."
        .formatted(
            all,
            hits.size(),
            did,
            hits.get(0).getKey(),
            RateFormat.rate(worst),
            cycles,
            RateFormat.interval(worst.interval()));
  }

  private String sightings() {
    if (able(programs, Metric.SAW_UNSLAVED) == 0) {
      return "None looked at the VF, which never came before any of them.";
    }
    var watchers = programs.stream().filter(entry -> !goesByIdentity(entry.getKey())).toList();
    int able = able(watchers, Metric.SAW_UNSLAVED);
    if (able == 0) {
      return "None looked at more than a VF's driver, bus or name, so none could see one unslaved.";
    }
    var hits = Ranking.hits(watchers, Metric.SAW_UNSLAVED);
    String bound = loosestBound(watchers, Metric.SAW_UNSLAVED);
    if (hits.isEmpty()) {
      return "None saw an unslaved VF: each does so in less than %s of %s (95 %% interval)."
          .formatted(bound, cycles);
    }
    String seen =
        "%d saw an unslaved VF%s: %s"
            .formatted(
                hits.size(), notByMark(hits), names(hits.stream().map(Map.Entry::getKey).toList()));
    int others = able - hits.size();
    return others == 0
        ? seen + "."
        : "%s; %s did not: less than %s of %s each (95 %% interval)."
            .formatted(seen, Quantity.count(others), bound, cycles);
  }

  /** Whether what it saw of the marks means nothing: it looks at the VF's driver, bus or name. */
  private boolean goesByIdentity(String program) {
    Gates by = gates.get(program);
    return by != null && by.readIdentityAlone();
  }

  /** How many of those that saw one do not go by what marks it. */
  private String notByMark(List<Map.Entry<String, ObserverResult>> hits) {
    long others =
        hits.stream()
            .map(entry -> gates.get(entry.getKey()))
            .filter(gate -> gate != null && !gate.readMark())
            .count();
    return others == 0
        ? ""
        : " (%s by neither IFF_SLAVE nor the master link)"
            .formatted(others == 1 ? "1 judges" : others + " judge");
  }

  /** The first names, and how many more there are. */
  static String names(List<String> names) {
    String first = names.stream().limit(NAMES).collect(Collectors.joining(", "));
    return names.size() <= NAMES ? first : first + " and %d more".formatted(names.size() - NAMES);
  }

  /** How many programs had a chance. */
  private static int able(List<Map.Entry<String, ObserverResult>> of, Metric metric) {
    return (int) of.stream().filter(entry -> entry.getValue().rate(metric).trials() > 0).count();
  }

  /** The bound that holds for each program it did not happen to. */
  private static String loosestBound(List<Map.Entry<String, ObserverResult>> of, Metric metric) {
    double bound =
        of.stream()
            .map(entry -> entry.getValue().rate(metric))
            .filter(rate -> rate.trials() > 0 && rate.count() == 0)
            .mapToDouble(rate -> rate.interval().high())
            .max()
            .orElse(1);
    return RateFormat.bound(bound);
  }
}
