package dev.vfrace.settings;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds where a definition departs from the bundled ones. */
final class Departures {

  private final Bundled bundled;

  /** Tells by what is bundled. */
  Departures(Bundled bundled) {
    this.bundled = bundled;
  }

  /** The place of the first value, by key, that is not bundled. */
  Optional<String> first(ConfigObject definition) {
    for (ConfigValue value : new TreeMap<>(definition).values()) {
      Optional<String> found = value instanceof ConfigObject inner ? first(inner) : place(value);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** A definition without comments, but for the place of each value that is not bundled. */
  ConfigObject marked(ConfigObject definition) {
    ConfigObject marked = definition;
    for (Map.Entry<String, ConfigValue> entry : definition.entrySet()) {
      ConfigValue value = entry.getValue();
      ConfigValue inner =
          value.valueType() == ConfigValueType.OBJECT
              ? commented(marked((ConfigObject) value), List.of())
              : commented(value, place(value).map(place -> " " + place).stream().toList());
      marked = marked.withValue(entry.getKey(), inner);
    }
    return marked;
  }

  private Optional<String> place(ConfigValue value) {
    Located at = new Located("", value);
    return bundled.holds(at) ? Optional.empty() : Optional.of(at.where());
  }

  private static ConfigValue commented(ConfigValue value, List<String> comments) {
    ConfigOrigin origin = value.origin();
    return value.withOrigin(origin.withComments(comments));
  }
}
