package dev.vfrace.calibration;

import java.util.EnumMap;
import java.util.Map;

/** How often registrations ended in which way. */
final class Tally {

  private final Map<Registration.End, Long> counts = new EnumMap<>(Registration.End.class);

  void add(Registration.End end) {
    counts.merge(end, 1L, Long::sum);
  }

  long of(Registration.End end) {
    return counts.getOrDefault(end, 0L);
  }
}
