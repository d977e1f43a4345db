package dev.vfrace.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The arguments of a command as they are recorded with what it runs. */
final class TypedCommand {

  /** Options without a value that say where the results go and how they look. */
  private static final Set<String> FLAGS =
      Set.of("--mail", "--markdown", "--wide", "--quiet", "--no-progress", "--no-store");

  /** Such options with a value. */
  private static final Set<String> VALUED = Set.of("--json", "--format", "--exit-style", "--store");

  private TypedCommand() {}

  /** What is left of them without those that only say where the results go and how they look. */
  static List<String> of(String... args) {
    List<String> kept = new ArrayList<>();
    for (int at = 0; at < args.length; at++) {
      String name = args[at].replaceFirst("=.*", "");
      if (VALUED.contains(name)) {
        at += args[at].equals(name) ? 1 : 0;
      } else if (!FLAGS.contains(args[at])) {
        kept.add(args[at]);
      }
    }
    return kept;
  }
}
