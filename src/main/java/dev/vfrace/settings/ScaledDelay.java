package dev.vfrace.settings;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import dev.vfrace.text.Durations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes a delay as it is written longer or shorter, whatever its distribution. */
final class ScaledDelay {

  private static final Set<String> NO_DURATIONS = Set.of("dist", "shape", "alpha", "weight");
  private static final String QUANTILES = "quantiles";
  private static final String PARTS = "parts";

  private ScaledDelay() {}

  /** Every duration in it times a factor; what it rests on is left out. */
  static Object of(ConfigValue delay, double factor) {
    if (!(BasisReader.without(delay) instanceof ConfigObject object)) {
      return duration(delay, factor);
    }
    Map<String, Object> scaled = new LinkedHashMap<>();
    object.forEach(
        (key, value) -> {
          if (NO_DURATIONS.contains(key)) {
            scaled.put(key, value.unwrapped());
          } else if (key.equals(QUANTILES)) {
            scaled.put(key, ((ConfigList) value).stream().map(it -> pair(it, factor)).toList());
          } else if (key.equals(PARTS)) {
            scaled.put(key, ((ConfigList) value).stream().map(it -> of(it, factor)).toList());
          } else {
            scaled.put(key, duration(value, factor));
          }
        });
    return scaled;
  }

  private static List<Object> pair(ConfigValue quantile, double factor) {
    ConfigList pair = (ConfigList) quantile;
    List<Object> scaled = new ArrayList<>();
    scaled.add(pair.get(0).unwrapped());
    scaled.add(duration(pair.get(1), factor));
    return scaled;
  }

  private static String duration(ConfigValue duration, double factor) {
    return Math.round(Durations.nanos(String.valueOf(duration.unwrapped())) * factor) + "ns";
  }
}
