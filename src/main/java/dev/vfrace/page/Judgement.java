package dev.vfrace.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether figures may be quoted.
 *
 * @param against why they may not; empty if they may
 * @param beside what has to be said beside them
 * @param speaking what speaks for them
 */
record Judgement(List<String> against, List<String> beside, List<String> speaking) {

  /** Defensive copies. */
  Judgement {
    against = List.copyOf(against);
    beside = List.copyOf(beside);
    speaking = List.copyOf(speaking);
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

  /** The answer as the end of a sentence, with the first reason. */
  String sentence() {
    if (!against.isEmpty()) {
      return "This must not be quoted: " + against.get(0);
    }
    return beside.isEmpty()
        ? "This may be quoted: " + speaking.stream().findFirst().orElse("nothing speaks against it")
        : "This may be quoted with care: " + beside.get(0);
  }

  /** The judgement on several results together, each reason with whose it is. */
  static Judgement of(List<Judgement> all, List<String> names) {
    return new Judgement(
        joined(all.stream().map(Judgement::against).toList(), names),
        joined(all.stream().map(Judgement::beside).toList(), names),
        joined(all.stream().map(Judgement::speaking).toList(), names));
  }

  /** What is said of all alike is said once. */
  private static List<String> joined(List<List<String>> reasons, List<String> names) {
    List<String> joined = new ArrayList<>();
    List<String> distinct = reasons.stream().flatMap(List::stream).distinct().toList();
    for (String reason : distinct) {
      List<String> whose =
          Stream.iterate(0, it -> it + 1)
              .limit(reasons.size())
              .filter(it -> reasons.get(it).contains(reason))
              .map(names::get)
              .toList();
      joined.add(
          whose.size() == reasons.size() ? reason : String.join(", ", whose) + ": " + reason);
    }
    return joined;
  }
}
