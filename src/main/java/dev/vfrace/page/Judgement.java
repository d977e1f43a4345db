package dev.vfrace.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether figures may be quoted.
 *
 * @param against why they may not; empty if they may
 * @param beside what has to be said beside them
 * @param speaking what speaks for them
 */
record Judgement(List<Reason> against, List<Reason> beside, List<Reason> speaking) {

  /** The topic of what has done all that it was asked to do. */
  static final String COMPLETE = "complete";

  private static final int FEW = 2;

  /**
   * A reason.
   *
   * @param topic what it is about; of many results alike in it, one is told
   * @param text a clause
   */
  record Reason(String topic, String text) {}

  /** Defensive copies. */
  Judgement {
    against = List.copyOf(against);
    beside = List.copyOf(beside);
    speaking = List.copyOf(speaking);
  }

  /** The same, with another reason against it. */
  Judgement against(Reason reason) {
    List<Reason> more = new ArrayList<>(List.of(reason));
    more.addAll(against);
    return new Judgement(
        more, beside, speaking.stream().filter(it -> !it.topic.equals(COMPLETE)).toList());
  }

  /** The answer in a few words. */
  String answer() {
    if (!against.isEmpty()) {
      return "Not to be quoted";
    }
    return beside.isEmpty() ? "May be quoted" : "May be quoted, with care";
  }

  /** The answer's class in the style sheet. */
  String kind() {
    if (!against.isEmpty()) {
      return "bad";
    }
    return beside.isEmpty() ? "good" : "open";
  }

  /** The answer as a sentence, with the first reason. */
  String sentence() {
    if (!against.isEmpty()) {
      return "This must not be quoted: " + against.get(0).text;
    }
    return beside.isEmpty()
        ? "This may be quoted: "
            + speaking.stream().findFirst().map(Reason::text).orElse("nothing speaks against it")
        : "This may be quoted with care: " + beside.get(0).text;
  }

  /** The judgement on several results together, each reason with whose it is. */
  static Judgement of(List<Judgement> all, List<String> names) {
    return new Judgement(
        joined(all.stream().map(Judgement::against).toList(), names),
        joined(all.stream().map(Judgement::beside).toList(), names),
        speaking(all));
  }

  /** For several speaks what speaks for each of them. */
  private static List<Reason> speaking(List<Judgement> all) {
    return all.stream()
        .flatMap(it -> it.speaking.stream())
        .distinct()
        .filter(
            reason ->
                all.stream()
                    .allMatch(
                        it -> it.speaking.stream().anyMatch(r -> r.topic.equals(reason.topic))))
        .collect(
            Collectors.toMap(Reason::topic, it -> it, (first, other) -> first, LinkedHashMap::new))
        .values()
        .stream()
        .toList();
  }

  /** What is said of all alike is said once; of many that differ in it, of the first. */
  private static List<Reason> joined(List<List<Reason>> reasons, List<String> names) {
    List<Reason> joined = new ArrayList<>();
    for (String topic :
        reasons.stream().flatMap(List::stream).map(Reason::topic).distinct().toList()) {
      Map<String, List<String>> whose = new LinkedHashMap<>();
      Set<String> concerned = new LinkedHashSet<>();
      for (int at = 0; at < reasons.size(); at++) {
        for (Reason reason : reasons.get(at)) {
          if (reason.topic.equals(topic)) {
            whose.computeIfAbsent(reason.text, it -> new ArrayList<>()).add(names.get(at));
            concerned.add(names.get(at));
          }
        }
      }
      if (reasons.size() > FEW && whose.size() > 1) {
        joined.add(
            new Reason(
                topic,
                "%s runs, the first of them %s: %s"
                    .formatted(
                        concerned.size() == reasons.size()
                            ? "all " + reasons.size()
                            : concerned.size() + " of " + reasons.size(),
                        whose.values().iterator().next().get(0),
                        whose.keySet().iterator().next())));
      } else {
        whose.forEach(
            (text, those) ->
                joined.add(
                    new Reason(
                        topic,
                        those.size() == reasons.size()
                            ? text
                            : String.join("; ", those) + ": " + text)));
      }
    }
    return joined;
  }
}
