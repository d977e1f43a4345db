package dev.vfrace.robust;

import dev.vfrace.vocabulary.KernelStep;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A key, with values that it may have and values that it may not have.
 *
 * @param key without {@code vfrace.}
 * @param good makes a value that is right
 * @param bad values that are wrong
 */
record Knob(String key, Function<Pen, String> good, List<String> bad) {

  private static final List<String> NO_VALUES =
      List.of("null", "{}", "[]", "${nope}", "${?nope}", "{ a = 1 }", "", "\u0000", "[[1]]");
  private static final List<String> NO_NUMBERS =
      List.of("ten", "0x10", "1e", "1__0", "_1", "1_", "NaN", "Infinity", "--1", "9".repeat(60));
  private static final String TOO_MANY_DIGITS = "1".repeat(5000);

  /** All of them. */
  static List<Knob> all() {
    List<Knob> knobs = new ArrayList<>();
    for (String key : List.of("run.cycles", "run.auto-cycles")) {
      knobs.add(count(key, 1, 1_000_000));
    }
    knobs.add(count("run.lanes", 1, 1_000_000, "1000001", "2M"));
    knobs.add(count("run.auto-lanes", 1, 1_000_000, "1000001"));
    knobs.add(count("run.auto-real-rate", 1, 1_000_000, "1000001"));
    knobs.add(count("run.threads", 1, 1024, "1025"));
    knobs.add(count("run.warm-up", 0, 1_000_000, "1000001"));
    knobs.add(count("compare.blocks", 1, 1000, "1001"));
    knobs.add(count("compare.at-once", 1, 1024, "1025"));
    knobs.add(count("controls.lanes", 1, 1000, "1001"));
    knobs.add(
        new Knob("run.seed", pen -> String.valueOf(pen.below(1000)), with(NO_NUMBERS, "1.5")));
    for (String key : List.of("controls.known", "controls.known-rare", "controls.tolerance")) {
      knobs.add(share(key));
    }
    knobs.add(share("clock.auto-lag-share"));
    knobs.add(duration("run.duration", "0", "0s"));
    knobs.add(duration("clock.lag", "0", "0s"));
    for (KernelStep step : KernelStep.values()) {
      knobs.add(delay("timing.kernel." + step.key()));
    }
    for (String key :
        List.of(
            "timing.userspace.uevent-latency",
            "timing.userspace.poll-period",
            "timing.userspace.rename",
            "traffic.spacing",
            "userspace.wicked.latency",
            "userspace.\"cloud-init-19.3\".act-latency")) {
      knobs.add(delay(key));
    }
    knobs.add(words("clock.pace", "real", "free"));
    knobs.add(words("run.placement", "auto", "together", "tasks", "apart"));
    knobs.add(words("run.touch-vf", "yes", "no", "auto"));
    knobs.add(words("run.kernel", "v6.1", "v6.7", "v4.19", "net-failover"));
    knobs.add(words("run.scenario", "boot", "hot-add", "no-netvsc"));
    knobs.add(words("run.timing", "raw", "azure-mana", "boot-storm"));
    knobs.add(
        words("run.userspace", "auto", "all", "none", "wicked", "wicked,dhcpcd", "[connman]"));
    knobs.add(words("timing.driver", "mana", "mlx4_core", "mlx5_core"));
    knobs.add(words("run.quiet", "true", "false"));
    knobs.add(words("run.wide", "true", "false"));
    knobs.add(words("run.progress", "true", "false"));
    knobs.add(words("kernel.\"v6.1\".rescan-at-probe", "true", "false"));
    knobs.add(words("kernel.\"v6.17\".vf-follows", "never", "at-once", "deferred"));
    knobs.add(words("userspace.dhcpcd.runs", "always", "boot"));
    knobs.add(words("userspace.sysfs-scanner.runs", "always", "boot", "later"));
    knobs.add(words("run.until", "none", "time 5m", "wicked.harmed < 1%", "(time 1s) and time 2s"));
    knobs.add(words("run.fleet", "none", "2M-boots/day", "5 boots/week"));
    knobs.add(expectations());
    return List.copyOf(knobs);
  }

  /** An empty list is a value here: nothing is expected. */
  private static Knob expectations() {
    Knob knob = words("run.expect", "wicked.harmed < 0.5", "[\"wicked.misjudged <= 1\"]", "[]");
    List<String> bad = new ArrayList<>(knob.bad);
    bad.remove("[]");
    return new Knob(knob.key, knob.good, bad);
  }

  private static Knob count(String key, int min, int max, String... beyond) {
    List<String> bad = with(NO_NUMBERS, "-1", "1.5", "1e99", TOO_MANY_DIGITS, "5 5", "1k k");
    if (min > 0) {
      bad.add("0");
    }
    bad.addAll(List.of(beyond));
    return new Knob(key, pen -> String.valueOf(min + pen.below(max - min + 1)), bad);
  }

  private static Knob share(String key) {
    return new Knob(
        key,
        pen -> "0." + (1 + pen.below(8)) + pen.one("", "e-2", "5"),
        with(
            NO_NUMBERS,
            "0x1p-4",
            "1e-3f",
            "1d",
            "0.5f",
            "1e-320",
            "-0.1",
            "1.5",
            "0",
            "0.1_1",
            "1e-9",
            TOO_MANY_DIGITS));
  }

  private static Knob duration(String key, String... zero) {
    List<String> bad =
        with(
            NO_NUMBERS,
            "5",
            "-1s",
            "1_s",
            "3f",
            "1 parsec",
            "0x1p-4s",
            "1e-20s",
            "1e30s",
            "s",
            TOO_MANY_DIGITS + "s");
    bad.addAll(List.of(zero));
    return new Knob(key, Pen::duration, bad);
  }

  private static Knob delay(String key) {
    List<String> bad = new ArrayList<>(duration(key).bad);
    bad.addAll(
        List.of(
            "100d",
            "{ dist = gamma, shape = 1e300, mean = 1us }",
            "{ dist = gamma, shape = 1e-320, mean = 1us }",
            "{ dist = pareto, min = 1us, alpha = 1e-300 }",
            "{ dist = pareto, min = 1us, alpha = 3f }",
            "{ dist = uniform, min = 2us, max = 1us }",
            "{ dist = uniform, min = 2us, max = 3us, mean = 1us }",
            "{ dist = unifrom, min = 2us, max = 3us }",
            "{ dist = uniform, min = 2us, max = null }",
            "{ dist = empirical, quantiles = [] }",
            "{ dist = empirical, quantiles = [[0, 1us], [0.5, 3us], [1, 2us]] }",
            "{ dist = mixture, parts = [] }",
            "{ dist = mixture, parts = [{ weight = 1e308, dist = constant, value = 1us },"
                + " { weight = 1e308, dist = constant, value = 1us }] }"));
    return new Knob(key, Pen::delay, with(bad));
  }

  private static Knob words(String key, String... words) {
    List<String> bad = new ArrayList<>();
    for (String word : words) {
      bad.add(word + "x$");
    }
    return new Knob(key, pen -> pen.one(words), with(bad, "perhaps", "2", "<", "\u00fc"));
  }

  private static List<String> with(List<String> some, String... more) {
    List<String> all = new ArrayList<>(NO_VALUES);
    all.addAll(some);
    all.addAll(List.of(more));
    return all;
  }
}
