package dev.vfrace.settings;

import com.typesafe.config.ConfigObject;
import dev.vfrace.count.Metric;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.question.Fleet;
import dev.vfrace.question.RuleSyntaxException;
import dev.vfrace.question.StoppingRule;
import dev.vfrace.report.ReportFormat;
import dev.vfrace.text.Durations;
import dev.vfrace.text.Numerals;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads {@code vfrace.run}: how much is run, and what is shown of it. */
final class RunReader {

  private static final List<String> KEYS =
      List.of(
          "kernel",
          "scenario",
          "timing",
          "userspace",
          "image",
          "touch-vf",
          "cycles",
          "auto-cycles",
          "duration",
          "until",
          "fleet",
          "lanes",
          "auto-lanes",
          "auto-real-time",
          "auto-real-rate",
          "threads",
          "placement",
          "warm-up",
          "seed",
          "expect",
          "metric",
          "witnesses",
          "json",
          "baseline",
          "format",
          "progress",
          "quiet",
          "wide");

  private static final Pattern SEED = Pattern.compile("[+-]?" + Numerals.DIGITS);
  static final String AUTO = "auto";
  private static final String NONE = "none";
  private static final Map<String, Touch> TOUCHES = Words.kebab(Touch.class);
  private static final Map<String, Metric> METRICS =
      Arrays.stream(Metric.values())
          .collect(Collectors.toMap(Metric::word, it -> it, (one, two) -> one, LinkedHashMap::new));
  private static final Map<String, ReportFormat> FORMATS = Words.kebab(ReportFormat.class);
  private static final int MAX_WITNESSES = 1000;

  private enum Touch {
    YES,
    NO,
    AUTO
  }

  private final Section run;
  private final long drawnSeed;

  private RunReader(Section run, long drawnSeed) {
    this.run = run;
    this.drawnSeed = drawnSeed;
  }

  /**
   * The reader of a configuration's {@code run}.
   *
   * @param drawnSeed the seed where it leaves that open
   */
  static RunReader of(Section root, long drawnSeed) {
    return new RunReader(root.section("run").allowing(KEYS), drawnSeed);
  }

  /** What the run is asked to show and to answer. */
  RunOptions options() {
    return new RunOptions(
        ExpectationChecks.items(expectations()).stream().map(Located::text).toList(),
        fleet(run.required("fleet", "none, or COUNT-UNIT/PERIOD")),
        run.word("metric", METRICS),
        Optional.of(run.text("json")).filter(target -> !target.equals(NONE)),
        Optional.of(run.text("baseline")).filter(name -> !name.equals(NONE)),
        showing());
  }

  private Showing showing() {
    ReportFormat format = run.word("format", FORMATS);
    boolean wide = run.bool("wide");
    if (wide && format != ReportFormat.TEXT) {
      throw at("wide")
          .error("true, but the format is %s; allowed: with text".formatted(format.word()));
    }
    return new Showing(format, run.bool("progress"), run.bool("quiet"), wide);
  }

  /** What is expected: one text, or a list of them. */
  Located expectations() {
    return run.required("expect", "a list of expectations");
  }

  /** Reads every key, also those that another stands in for. */
  void check() {
    options();
    cycles();
    until();
    duration();
    concurrency().check();
    seed();
    witnesses();
    at("auto-cycles").count(1, Long.MAX_VALUE);
    touching(List.of());
  }

  /** All keys and values, defaults included. */
  ConfigObject merged() {
    return run.merged();
  }

  /** The value of a key. */
  Located at(String key) {
    return run.required(key, "a value");
  }

  /** The name of the image; empty: the programs are chosen one by one. */
  Optional<Located> image() {
    if (isWord("image", NONE)) {
      return Optional.empty();
    }
    Located programs = at("userspace");
    if (programs.isList() || !isWord("userspace", ProgramSelection.AUTO)) {
      throw programs.error(
          "the image says which programs there are (%s); allowed: one of the two"
              .formatted(at("image").where()));
    }
    return Optional.of(at("image"));
  }

  /** How many cycles; empty: until the duration is over. */
  OptionalLong cycles() {
    if (!isWord("cycles", AUTO)) {
      return OptionalLong.of(at("cycles").count(1, Long.MAX_VALUE));
    }
    return duration().isPresent() || until().isPresent()
        ? OptionalLong.empty()
        : OptionalLong.of(at("auto-cycles").count(1, Long.MAX_VALUE));
  }

  /** By what is counted it ends earlier. */
  Optional<StoppingRule> until() {
    if (isWord("until", NONE)) {
      return Optional.empty();
    }
    try {
      return Optional.of(StoppingRule.parse(at("until").text()));
    } catch (RuleSyntaxException e) {
      throw at("until").error(e);
    }
  }

  private static Optional<Fleet> fleet(Located at) {
    if (at.text().equals(NONE)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Fleet.parse(at.text()));
    } catch (IllegalArgumentException e) {
      throw at.error(e);
    }
  }

  /** How many cycles are kept as they ran; 0: there are no witnesses. */
  int witnesses() {
    return (int) at("witnesses").count(0, MAX_WITNESSES);
  }

  /** How long in wall time. */
  Optional<Duration> duration() {
    if (isWord("duration", NONE)) {
      return Optional.empty();
    }
    long nanos = at("duration").nanos(Long.MAX_VALUE);
    if (nanos == 0) {
      throw at("duration").error("must be more than 0; allowed: none, or " + Durations.ALLOWED);
    }
    return Optional.of(Duration.ofNanos(nanos));
  }

  /** How many VMs there are, and what runs them. */
  ConcurrencyReader concurrency() {
    return new ConcurrencyReader(this);
  }

  /** The programs, acting on the VF as they are asked to. */
  List<ProgramSpec> touching(List<ProgramSpec> programs) {
    boolean touch =
        switch (run.word("touch-vf", TOUCHES)) {
          case YES -> true;
          case NO -> false;
          case AUTO -> image().isPresent() || atMostOneChangesVf(programs);
        };
    return touch ? programs : programs.stream().map(ProgramSpec::untouching).toList();
  }

  private static boolean atMostOneChangesVf(List<ProgramSpec> programs) {
    return programs.stream().filter(it -> it.acts().changesVf()).count() <= 1;
  }

  /** Of every random draw. */
  long seed() {
    if (isWord("seed", AUTO)) {
      return drawnSeed;
    }
    String text = at("seed").text();
    try {
      if (SEED.matcher(text).matches()) {
        return Long.parseLong(text.replace("_", ""));
      }
    } catch (NumberFormatException e) {
      throw notASeed();
    }
    throw notASeed();
  }

  private SettingsException notASeed() {
    return at("seed").error("not a seed; allowed: auto, or a whole number of 64 bits");
  }

  /** Whether a key has a word in the place of a value. */
  boolean isWord(String key, String word) {
    return at(key).text().equals(word);
  }
}
