package dev.vfrace.settings;

import com.typesafe.config.ConfigObject;
import dev.vfrace.delay.Copula;
import dev.vfrace.delay.Delay;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.model.Trigger;
import dev.vfrace.userspace.ProgramMatter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Replaces the figures of bundled programs by those that a timing has for all. A figure that the
 * user gave a program stays: it is about this one program.
 */
final class TimingOverrides {

  private static final String LATENCY = "latency";
  private static final String PERIOD = "period";
  private static final String ACT_LATENCY = "act-latency";

  private final Definitions<ProgramSpec> programs;
  private final Section timing;
  private final Copula together;
  private final Bundled bundled;

  /**
   * The figures of a timing.
   *
   * @param programs with their own figures
   * @param timing its part about userspace
   * @param together what of it belongs together
   * @param bundled tells whose figures may be replaced
   */
  TimingOverrides(
      Definitions<ProgramSpec> programs, Section timing, Copula together, Bundled bundled) {
    this.programs = programs;
    this.timing = timing;
    this.together = together;
    this.bundled = bundled;
  }

  /** A program with the figures that it has under the timing. */
  ProgramSpec apply(ProgramSpec program) {
    Map<String, Located> replaced = replaced(program);
    Delay latency = delay(replaced, LATENCY).orElse(program.latency());
    return program.timed(
        together.join(program.name(), firstMatter(program).key(), latency),
        delay(replaced, PERIOD).or(program::period),
        delay(replaced, ACT_LATENCY).orElse(program.actLatency()));
  }

  /** All programs, by name, with the figures that they have under the timing. */
  Map<String, ProgramSpec> applied() {
    Map<String, ProgramSpec> timed = new TreeMap<>(NaturalOrder.OF_NAMES);
    programs.values().forEach((name, program) -> timed.put(name, apply(program)));
    return Collections.unmodifiableMap(timed);
  }

  /** Of a program that waits for udev, it is what it does about the link. */
  private static ProgramMatter firstMatter(ProgramSpec program) {
    return program.awaitsUdev() ? ProgramMatter.LINK_LATENCY : ProgramMatter.LATENCY;
  }

  /** Its definition with those figures, defaults included. */
  ConfigObject merged(ProgramSpec program) {
    ConfigObject merged = programs.merged(program.name());
    for (Map.Entry<String, Located> figure : replaced(program).entrySet()) {
      merged = merged.withValue(figure.getKey(), figure.getValue().value());
    }
    return merged;
  }

  private static Optional<Delay> delay(Map<String, Located> replaced, String key) {
    return Optional.ofNullable(replaced.get(key)).map(DelayReader::read);
  }

  /** The keys of a program whose figures the timing replaces, each with what replaces it. */
  Map<String, Located> replaced(ProgramSpec program) {
    Section own = programs.section(program.name());
    Map<String, Located> replaced = new LinkedHashMap<>();
    keys(program)
        .forEach(
            (key, byTiming) -> {
              if (own.optional(key).filter(at -> !bundled.holds(at)).isEmpty()) {
                TimingReader.replacement(timing, byTiming).ifPresent(at -> replaced.put(key, at));
              }
            });
    return replaced;
  }

  /** The keys of a program that a timing may replace, each with the timing's key. */
  private static Map<String, String> keys(ProgramSpec program) {
    Map<String, String> keys = new LinkedHashMap<>();
    if (!program.latencyFixed()) {
      latency(program.trigger()).ifPresent(key -> keys.put(LATENCY, key));
    }
    if (program.trigger() == Trigger.POLL) {
      keys.put(PERIOD, "poll-period");
    }
    keys.put(ACT_LATENCY, "act-latency");
    return keys;
  }

  private static Optional<String> latency(Trigger trigger) {
    return switch (trigger) {
      case UEVENT_ADD, UEVENT -> Optional.of("uevent-latency");
      case NEWLINK, REMOVE -> Optional.of("newlink-latency");
      case BOOT_SCAN -> Optional.of("scan-latency");
      case POLL -> Optional.of("poll-latency");
      case KERNEL_ASK, NETDEV_UP -> Optional.empty();
    };
  }
}
