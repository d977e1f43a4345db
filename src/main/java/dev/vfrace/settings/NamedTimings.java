package dev.vfrace.settings;

import dev.vfrace.model.Timing;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The timings of the home directory by name, whatever is laid over them.
 *
 * @param values what each means
 */
record NamedTimings(Map<String, Timing> values) {

  /** None. */
  static final NamedTimings NONE = new NamedTimings(Map.of());

  /** All that there are. */
  static NamedTimings read(TimingFiles files) {
    Map<String, Timing> values = new TreeMap<>(NaturalOrder.OF_NAMES);
    files
        .resolved()
        .forEach(
            (name, config) -> values.put(name, TimingFiles.read(name, config, Listeners.NOBODY)));
    return new NamedTimings(Collections.unmodifiableMap(values));
  }
}
