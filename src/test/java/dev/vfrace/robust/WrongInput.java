package dev.vfrace.robust;

import dev.vfrace.robust.Trial.Due;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Inputs that are wrong, and so have to be refused. */
final class WrongInput {

  private static final List<Knob> KNOBS = Knob.all();

  private WrongInput() {}

  /** The operators. */
  static List<Operator> operators() {
    return List.of(
        WrongInput::define,
        WrongInput::setting,
        WrongInput::unknownKey,
        WrongInput::lackingKey,
        WrongInput::cut,
        WrongInput::incompleteTiming,
        WrongInput::lookup,
        WrongInput::name,
        WrongInput::option,
        WrongInput::optionValue,
        WrongInput::rule);
  }

  private static Trial define(Pen pen) {
    Knob knob = pen.one(KNOBS);
    return refused("-D", pen.reading("-D", knob.key() + "=" + pen.one(knob.bad())));
  }

  private static Trial setting(Pen pen) {
    Knob knob = pen.one(KNOBS);
    String value = pen.one(knob.bad());
    boolean hocon = value.startsWith("{") || value.startsWith("[") || value.startsWith("$");
    String text = hocon || value.equals("null") ? value : "\"" + value + "\"";
    return refused(
        "setting in a file",
        pen.reading("-c", pen.file("vfrace." + knob.key() + " = " + text + "\n")));
  }

  private static Trial unknownKey(Pen pen) {
    List<String> lines =
        new ArrayList<>(
            List.of(Pen.read(pen.bundled("kernels", "scenarios", "userspace")).split("\n")));
    int close = lines.lastIndexOf("}");
    lines.add(close, "  " + pen.name() + pen.one(" = 5", " = { a = 1 }", " = [x]"));
    return refused("unknown key", pen.reading("-c", pen.file(String.join("\n", lines))));
  }

  /** A definition under a new name, with one of the keys that it needs left out. */
  private static Trial lackingKey(Pen pen) {
    List<String> needed = List.of("trigger", "reads", "gate", "latency");
    String left = pen.one(needed);
    String keys =
        needed.stream()
            .filter(key -> !key.equals(left))
            .map(
                key ->
                    switch (key) {
                      case "trigger" -> "trigger = newlink";
                      case "reads" -> "reads = sysfs";
                      case "gate" -> "gate = none";
                      default -> "latency = 1us";
                    })
            .collect(Collectors.joining(", "));
    return refused(
        "lacking key",
        pen.reading("-c", pen.file("vfrace.userspace.\"%s\" { %s }".formatted(pen.name(), keys))));
  }

  private static Trial cut(Pen pen) {
    String text = Pen.read(pen.bundled("kernels", "scenarios", "userspace"));
    int first = text.indexOf("{\n") + 1;
    int last = text.lastIndexOf('}');
    return refused(
        "cut file",
        pen.reading("-c", pen.file(text.substring(0, first + pen.below(last - first)))));
  }

  private static Trial incompleteTiming(Pen pen) {
    List<String> lines = new ArrayList<>(List.of(Pen.read(pen.bundled("timings")).split("\n")));
    List<Integer> steps = new ArrayList<>();
    boolean inKernel = false;
    for (int at = 0; at < lines.size(); at++) {
      String line = lines.get(at);
      inKernel = line.equals("  kernel {") || (inKernel && !line.equals("  }"));
      if (inKernel && line.matches("    [a-z-]+ = .*")) {
        steps.add(at);
      }
    }
    lines.remove(pen.one(steps).intValue());
    String file = pen.file(String.join("\n", lines));
    return refused("incomplete timing", pen.reading("-D", "run.timing=" + file));
  }

  private static Trial lookup(Pen pen) {
    String text =
        pen.one(
            "vfrace.kernel.mine = ${vfrace.kernel.\"v0.%d\"} {}".formatted(pen.below(99)),
            "vfrace.run.cycles = ${HOME}",
            "vfrace.run.cycles = ${?PATH}",
            "a = ${b}, b = ${a}",
            "vfrace.userspace.mine { like = %s }".formatted(pen.name()),
            "vfrace.userspace.mine { like = mine }",
            "vfrace.timing.like = azure-mlx5",
            "vfrace.kernel.one { like = two }, vfrace.kernel.two { like = one }");
    return refused("substitution or base", pen.reading("-c", pen.file(text)));
  }

  private static Trial name(Pen pen) {
    String bad =
        pen.one(
            "",
            "my probe",
            "\u00fc",
            "\ud83d\ude00",
            "a/b",
            "a%b",
            "a#b",
            "a\\nb",
            "all",
            "none",
            "auto",
            "-x",
            ".x",
            "$x",
            "a\\u0000",
            "a,b",
            "x".repeat(65),
            "a\\tb",
            "a\"",
            "../x");
    String file =
        pen.file(
            "vfrace.userspace.\"%s\" { trigger = uevent-add, reads = sysfs, gate = none, latency = 0 }\n"
                .formatted(bad));
    return refused("name", pen.reading("-c", file));
  }

  private static Trial option(Pen pen) {
    return refused(
        "option",
        pen.one(
            List.of("run", "--" + pen.name()),
            List.of("run", "--kernle", "v6.1"),
            List.of("run", pen.name()),
            List.of("list", pen.name()),
            List.of("list", "kernels", "extra"),
            List.of("show", "kernel"),
            List.of("show", "kernel", pen.name()),
            List.of("show", pen.name(), "v6.1"),
            List.of(pen.name()),
            List.of("compare", "v6.1"),
            List.of("compare", "v6.1", pen.name()),
            List.of("plan", "--rate", "2"),
            List.of("completion", "csh"),
            List.of("analyze"),
            List.of("run", "-D", pen.name()),
            List.of("run", "-c")));
  }

  private static Trial optionValue(Pen pen) {
    String option =
        pen.one("cycles", "lanes", "threads", "seed", "duration", "kernel", "scenario", "timing");
    String key = "run." + option;
    if (pen.below(4) == 0) {
      option = pen.one("pace", "lag");
      key = "clock." + option;
    }
    String chosen = key;
    Knob knob = KNOBS.stream().filter(it -> it.key().equals(chosen)).findFirst().orElseThrow();
    return refused("option's value", List.of("run", "--" + option, pen.one(knob.bad())));
  }

  private static Trial rule(Pen pen) {
    int many = 1 + pen.below(2000);
    String rule =
        pen.one(
            "(".repeat(many),
            "(".repeat(many) + "time 1s" + ")".repeat(many + 1),
            "wicked.harmd < 1",
            pen.name() + ".harmed < 1e-6",
            "wicked.harmed < 2",
            "wicked.harmed < 0x1p-4",
            "wicked.harmed < 1e-3f",
            "time 1s and".repeat(many),
            "time -1s",
            "\"wicked.harmed < 1");
    boolean until = pen.below(2) == 0;
    return refused(
        until ? "--until" : "--expect", List.of("run", until ? "--until" : "--expect", rule));
  }

  private static Trial refused(String kind, List<String> args) {
    return new Trial("wrong: " + kind, Due.REFUSED, args);
  }
}
