package dev.vfrace.settings;

import dev.vfrace.question.Expectation;
import dev.vfrace.question.RuleSyntaxException;
import java.util.List;
import java.util.Set;

/** Checks what a run is expected to show, before anything is run. */
final class ExpectationChecks {

  private ExpectationChecks() {}

  /** The expectations of a key, one text or a list of them. */
  static List<Located> items(Located at) {
    return at.isList() ? at.items() : List.of(at);
  }

  /** Accepts expressions that name a program that there is. */
  static void check(Located at, Set<String> programs) {
    for (Located item : items(at)) {
      String program = parse(item).program();
      if (!programs.contains(program)) {
        throw item.unknown("userspace", program, programs);
      }
    }
  }

  /** Accepts expressions that this run can decide. */
  static void checkRunning(Located at, List<String> names) {
    for (Located item : items(at)) {
      String program = parse(item).program();
      if (!names.contains(program)) {
        throw item.error(
            "'%s' does not run; add it to --userspace, or name one of those that run: %s"
                .formatted(program, String.join(", ", names)));
      }
    }
  }

  private static Expectation parse(Located at) {
    try {
      return Expectation.parse(at.text());
    } catch (RuleSyntaxException e) {
      throw at.error(e);
    }
  }
}
