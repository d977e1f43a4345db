package dev.vfrace.robust;

import dev.vfrace.robust.Trial.Due;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Inputs that are right, and so have to be taken. */
final class RightInput {

  private static final List<Knob> KNOBS = Knob.all();

  private RightInput() {}

  /** The operators. */
  static List<Operator> operators() {
    return List.of(
        RightInput::define,
        RightInput::setting,
        RightInput::comments,
        RightInput::likeProgram,
        RightInput::derivedKernel,
        RightInput::likeTiming,
        RightInput::included,
        RightInput::name,
        RightInput::help,
        RightInput::run);
  }

  private static Trial define(Pen pen) {
    Knob knob = pen.one(KNOBS);
    return accepted("-D", pen.reading("-D", knob.key() + "=" + knob.good().apply(pen)));
  }

  private static Trial setting(Pen pen) {
    Knob knob = pen.one(KNOBS);
    String value = knob.good().apply(pen);
    boolean hocon = value.startsWith("{") || value.startsWith("[");
    String text = hocon ? value : "\"" + value + "\"";
    return accepted(
        "setting in a file",
        pen.reading("-c", pen.file("vfrace." + knob.key() + " = " + text + "\n")));
  }

  private static Trial comments(Pen pen) {
    String text = Pen.read(pen.bundled("kernels", "scenarios", "userspace"));
    List<String> lines = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      lines.add(line);
      if (pen.below(3) == 0) {
        lines.add(pen.one("", "# { [ \" ${x}", "   // }", "\t"));
      }
    }
    return accepted(
        "bundled definition with comments", pen.reading("-c", pen.file(String.join("\n", lines))));
  }

  private static Trial likeProgram(Pen pen) {
    String name = pen.name();
    String file =
        pen.file(
            "vfrace.userspace.\"%s\" { like = %s, latency = %s, summary = %s }\n"
                .formatted(name, pen.one("wicked", "connman", "dhcpcd"), pen.delay(), "\"x\""));
    return accepted("program like another", List.of("show", "userspace", name, "-c", file));
  }

  private static Trial derivedKernel(Pen pen) {
    String file =
        pen.file(
            "vfrace.kernel.\"%s\" = ${vfrace.kernel.\"%s\"} { rescan-at-probe = %s }\n"
                .formatted(pen.name(), pen.one("v6.1", "v6.7", "v4.19"), pen.one("true", "false")));
    return accepted("derived kernel", pen.reading("-c", file));
  }

  private static Trial likeTiming(Pen pen) {
    String file =
        pen.file(
            "vfrace.timing { like = %s, kernel { queues = %s, gap = %s } }\n"
                .formatted(pen.one("azure-mlx5", "raw"), pen.delay(), pen.delay()));
    return accepted("timing like another", pen.reading("-D", "run.timing=" + file));
  }

  private static Trial included(Pen pen) {
    Path inner = Path.of(pen.file("vfrace.run.lanes = " + (1 + pen.below(9)) + "\n"));
    String statement =
        pen.one("include \"%s\"", "include required(\"%s\")", "include file(\"%s\")");
    String path = pen.one(inner.toString(), String.valueOf(inner.getFileName()));
    return accepted("include", pen.reading("-c", pen.file(statement.formatted(path) + "\n")));
  }

  private static Trial name(Pen pen) {
    String name = pen.name();
    String file =
        pen.file(
            "vfrace.userspace.\"%s\" { trigger = uevent-add, reads = sysfs, gate = none, latency = 0 }\n"
                .formatted(name));
    return accepted(
        "name",
        pen.reading("-c", file, "-D", "run.userspace=" + pen.one(name, "\"" + name + "\"")));
  }

  private static Trial help(Pen pen) {
    return accepted(
        "help",
        pen.one(
            List.of("--version"),
            List.of("--help"),
            List.of("help", "run"),
            List.of("run", "--help"),
            List.of("list", "keys"),
            List.of("list", "keys", "lat"),
            List.of("completion", "bash")));
  }

  private static Trial run(Pen pen) {
    List<String> args =
        new ArrayList<>(
            List.of("run", "--quiet", "--threads", "1", "--lanes", "2", "--userspace", "wicked"));
    args.addAll(List.of("--cycles", String.valueOf(10 + pen.below(40))));
    args.addAll(List.of("--kernel", pen.one("v6.1", "v6.7", "managed")));
    args.addAll(List.of("--timing", pen.one("raw", "azure-mlx5", "azure-mana")));
    args.addAll(List.of("-D", "timing.kernel.queues=" + pen.delay()));
    return accepted("run", args);
  }

  private static Trial accepted(String kind, List<String> args) {
    return new Trial("right: " + kind, Due.ACCEPTED, args);
  }
}
