package dev.vfrace.settings;

import com.typesafe.config.Config;
import dev.vfrace.model.Timing;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The timings of the home directory by name, whatever is laid over them.
 *
 * @param configs each over the defaults
 * @param values what each means
 */
record NamedTimings(Map<String, Config> configs, Map<String, Timing> values) {

  /** None. */
  static final NamedTimings NONE = new NamedTimings(Map.of(), Map.of());

  /** All that there are. */
  static NamedTimings read(TimingFiles files) {
    Map<String, Config> configs = files.resolved();
    Map<String, Timing> values = new TreeMap<>(NaturalOrder.OF_NAMES);
    configs.forEach((name, resolved) -> values.put(name, TimingFiles.read(name, resolved, Listeners.NOBODY)));
    return new NamedTimings(configs, Collections.unmodifiableMap(values));
  }
}
