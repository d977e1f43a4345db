package dev.vfrace.settings;

import dev.vfrace.delay.Copula;
import dev.vfrace.delay.Delay;
import dev.vfrace.delay.Stalls;
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
      List.of("summary", "source", "driver", "rows", "together", "stall", "kernel", "userspace");
  private static final List<String> STEPS =
      Arrays.stream(KernelStep.values()).map(KernelStep::key).toList();
  private static final String WAKE_UP = "wake-up";
  private static final String POLL_PERIOD = "poll-period";

  /** Of a stall. */
  static final String PER_SECOND = "per-second";

  /** What of userspace replaces figures of programs. */
  static final List<String> REPLACING =
      List.of(
          "uevent-latency",
          "newlink-latency",
          "scan-latency",
          "poll-latency",
          POLL_PERIOD,
          "act-latency");

  /** All of userspace. */
  static final List<String> USERSPACE =
      Stream.concat(REPLACING.stream(), Stream.of(WAKE_UP, "udevd-start", "rename")).toList();

  private static final List<String> DRIVERS = List.of("mlx4_core", "mlx5_core", "mana");
  private static final String STALL =
      "none, or { per-second = 2, length = { dist = exponential, mean = 3ms } }";
  private static final String NONE = "none";

  /** From one stall in eleven days to one every millisecond. */
  private static final double LEAST_STALLS = 1e-6;

  private static final double MOST_STALLS = 1e3;

  private TimingReader() {}

  /** The timing with a name. */
  static Timing read(String name, Section section, Listeners listeners) {
    section.allowing(KEYS);
    RowsReader rows = RowsReader.of(section, columns());
    boolean wakes =
        rows.has(WAKE_UP) || replacement(section.section("userspace"), WAKE_UP).isPresent();
    Copula together = TogetherReader.of(section, wakes ? columns() : STEPS, listeners).copula(rows);
    return new Timing(
        name,
        section.text("summary"),
        section.text("source"),
        driver(section.required("driver", String.join(", ", DRIVERS))),
        kernel(section.section("kernel").allowing(STEPS), rows, together),
        userspace(section.section("userspace").allowing(USERSPACE), rows, together),
        stalls(section.required("stall", STALL)));
  }

  private static Optional<Delay> delay(Section section, String key) {
    return replacement(section, key).map(DelayReader::read);
  }

  /** What replaces figures of programs is read where it does; here it is only refused. */
  private static void checkReplacements(Section section) {
    REPLACING.forEach(key -> delay(section, key));
    if (delay(section, POLL_PERIOD).filter(period -> period.quantile(1) <= 0).isPresent()) {
      throw section
          .required(POLL_PERIOD, "more than 0")
          .error("does not let time pass; allowed: none, or more than 0, such as 1s");
    }
  }

  /** A driver of a VF. */
  static String driver(Located at) {
    if (!DRIVERS.contains(at.text())) {
      throw at.unknown("driver", at.text(), DRIVERS);
    }
    return at.text();
  }

  /** What the columns of rows may be called. */
  private static List<String> columns() {
    return Stream.concat(STEPS.stream(), Stream.of(WAKE_UP)).toList();
  }

  private static Optional<Stalls> stalls(Located at) {
    if (!at.isObject()) {
      at.word(Map.of(NONE, NONE));
      return Optional.empty();
    }
    Section stall = Section.open(at).allowing(List.of(PER_SECOND, "length", "kind", "source"));
    BasisReader.read(at);
    double perSecond =
        stall.required(PER_SECOND, "stalls a second, a number").number(LEAST_STALLS, MOST_STALLS);
    try {
      return Optional.of(new Stalls(perSecond, DelayReader.required(stall, "length")));
    } catch (IllegalArgumentException e) {
      throw at.error(e);
    }
  }

  private static KernelTiming kernel(Section section, RowsReader rows, Copula together) {
    Map<KernelStep, Delay> delays = new EnumMap<>(KernelStep.class);
    for (KernelStep step : KernelStep.values()) {
      rows.column(section, step.key())
          .or(
              () ->
                  section
                      .optional(step.key())
                      .map(DelayReader::read)
                      .map(delay -> together.join(step.key(), step.key(), delay)))
          .ifPresent(delay -> delays.put(step, delay));
    }
    return new KernelTiming(delays);
  }

  private static UserspaceTiming userspace(Section section, RowsReader rows, Copula together) {
    checkReplacements(section);
    return new UserspaceTiming(
        rows.column(section, WAKE_UP)
            .or(() -> delay(section, WAKE_UP).map(delay -> together.join(WAKE_UP, WAKE_UP, delay))),
        delay(section, "udevd-start"),
        delay(section, "rename"),
        together);
  }

  /** What a timing has in place of a program's own figure, if not none. */
  static Optional<Located> replacement(Section section, String key) {
    return section.optional(key).filter(at -> at.isObject() || !at.text().equals(NONE));
  }
}
