package dev.vfrace.settings;

import dev.vfrace.delay.Delay;
import dev.vfrace.model.KernelTiming;
import dev.vfrace.model.Timing;
import dev.vfrace.model.UserspaceTiming;
import dev.vfrace.vocabulary.KernelStep;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads one timing. */
final class TimingReader {

  private static final List<String> KEYS =
      List.of("summary", "source", "driver", "kernel", "userspace");
  private static final List<String> STEPS =
      Arrays.stream(KernelStep.values()).map(KernelStep::key).toList();

  /** What of userspace replaces figures of programs. */
  static final List<String> REPLACING =
      List.of(
          "uevent-latency",
          "newlink-latency",
          "scan-latency",
          "poll-latency",
          "poll-period",
          "act-latency");

  private static final List<String> USERSPACE =
      Stream.concat(REPLACING.stream(), Stream.of("rename")).toList();
  private static final List<String> DRIVERS = List.of("mlx4_core", "mlx5_core", "mana");
  private static final String NONE = "none";

  private TimingReader() {}

  /** The timing with a name. */
  static Timing read(String name, Section section) {
    section.allowing(KEYS);
    return new Timing(
        name,
        section.text("summary"),
        section.text("source"),
        driver(section.required("driver", String.join(", ", DRIVERS))),
        kernel(section.section("kernel").allowing(STEPS)),
        userspace(section.section("userspace").allowing(USERSPACE)));
  }

  private static Optional<Delay> delay(Section section, String key) {
    return replacement(section, key).map(DelayReader::read);
  }

  private static Optional<Delay> period(Section section) {
    Optional<Delay> period = delay(section, "poll-period");
    if (period.isPresent() && period.get().quantile(1) <= 0) {
      throw section
          .required("poll-period", "more than 0")
          .error("does not let time pass; allowed: none, or more than 0, such as 1s");
    }
    return period;
  }

  private static String driver(Located at) {
    if (!DRIVERS.contains(at.text())) {
      throw at.unknown("driver", at.text(), DRIVERS);
    }
    return at.text();
  }

  private static KernelTiming kernel(Section section) {
    Map<KernelStep, Delay> delays = new EnumMap<>(KernelStep.class);
    for (KernelStep step : KernelStep.values()) {
      section.optional(step.key()).map(DelayReader::read).ifPresent(d -> delays.put(step, d));
    }
    return new KernelTiming(delays);
  }

  private static UserspaceTiming userspace(Section section) {
    return new UserspaceTiming(
        delay(section, "uevent-latency"),
        delay(section, "newlink-latency"),
        delay(section, "scan-latency"),
        delay(section, "poll-latency"),
        period(section),
        delay(section, "act-latency"),
        delay(section, "rename"));
  }

  /** What a timing has in place of a program's own figure, if not none. */
  static Optional<Located> replacement(Section section, String key) {
    return section.optional(key).filter(at -> at.isObject() || !at.text().equals(NONE));
  }
}
