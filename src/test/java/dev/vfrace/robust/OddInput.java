package dev.vfrace.robust;

import dev.vfrace.robust.Trial.Due;
import java.util.ArrayList;
import java.util.List;

/** Inputs that may be right or wrong; no one knows, but none may hang or break anything. */
final class OddInput {

  private static final String CHARACTERS =
      "{}[]()=:,.\"$#/\\\n -+_0123456789aefmsuxyz\u00fc\u0000%";
  private static final List<String> WORDS =
      List.of(
          "run",
          "list",
          "show",
          "compare",
          "plan",
          "help",
          "analyze",
          "kernel",
          "kernels",
          "race",
          "timing",
          "v6.1",
          "wicked",
          "raw",
          "-c",
          "-D",
          "--kernel",
          "--timing",
          "--userspace",
          "--json",
          "--",
          "-",
          "--quiet",
          "--lag",
          "--markdown",
          "--rate",
          "--drop",
          "keys",
          "0",
          "1e-6",
          "all",
          "--expect",
          "=",
          "a=b",
          "\u00fc",
          "",
          " ",
          "@x",
          "-1",
          "--cycles=5");

  private OddInput() {}

  /** The operators. */
  static List<Operator> operators() {
    return List.of(OddInput::mutated, OddInput::mutatedTiming, OddInput::words);
  }

  private static Trial mutated(Pen pen) {
    String text = Pen.read(pen.bundled("kernels", "scenarios", "userspace"));
    return new Trial(
        "odd: mutated definition", Due.EITHER, pen.reading("-c", pen.file(mutations(text, pen))));
  }

  private static Trial mutatedTiming(Pen pen) {
    String file = pen.file(mutations(Pen.read(pen.bundled("timings")), pen));
    return new Trial("odd: mutated timing", Due.EITHER, pen.reading("-D", "run.timing=" + file));
  }

  /** Words that may be a command that runs for long are left out. */
  private static Trial words(Pen pen) {
    List<String> args = new ArrayList<>();
    for (int i = pen.below(6); i >= 0; i--) {
      args.add(pen.one(WORDS));
    }
    if (args.contains("run") || args.contains("compare")) {
      args.add("--no-such-option");
    }
    return new Trial("odd: words", Due.EITHER, args);
  }

  private static String mutations(String original, Pen pen) {
    StringBuilder text = new StringBuilder(original);
    for (int i = pen.below(4); i >= 0; i--) {
      int at = pen.below(text.length());
      int end = Math.min(text.length(), at + 1 + pen.below(20));
      switch (pen.below(4)) {
        case 0 -> text.delete(at, end);
        case 1 -> text.insert(at, text.substring(at, end));
        case 2 -> text.insert(at, CHARACTERS.charAt(pen.below(CHARACTERS.length())));
        default -> text.setCharAt(at, CHARACTERS.charAt(pen.below(CHARACTERS.length())));
      }
    }
    return text.toString();
  }
}
