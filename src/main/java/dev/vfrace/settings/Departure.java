package dev.vfrace.settings;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How one definition departs from what comes with the program.
 *
 * @param own where it is from, such as {@code my.conf#3f2a9c}, if none of its name comes with the
 *     program
 * @param changes by key; of a definition of the user's own, what he wrote of it
 * @param unnamed those of the changes that are not in a file which is named anyway
 */
record Departure(Optional<String> own, List<Change> changes, List<Change> unnamed) {

  /** Of a definition that comes with the program, or that is its own file. */
  static Departure laidOver(Optional<String> own, List<Change> changes) {
    return new Departure(own, changes, changes);
  }

  /** Of a definition of the user's own, which is in a file of his but for arguments. */
  static Departure ofOwn(String from, List<Change> given) {
    return new Departure(
        Optional.of(from), given, given.stream().filter(Change::isArgument).toList());
  }

  /** The place of the first, by key. */
  Optional<String> place() {
    return changes.stream().map(Change::place).findFirst();
  }

  /** The values to be named with what was run, beside where it is from. */
  List<String> assignments() {
    return unnamed.stream().filter(Change::isEffective).map(Change::assignment).toList();
  }

  /**
   * The definition without comments, but for the place of each value that departs; of a delay that
   * does, the one is enough.
   */
  ConfigObject mark(ConfigObject definition) {
    Map<String, String> places = new HashMap<>();
    changes.forEach(change -> places.put(change.key(), change.place()));
    return mark("", definition, places);
  }

  private static ConfigObject mark(String path, ConfigObject object, Map<String, String> places) {
    ConfigObject marked = object;
    for (Map.Entry<String, ConfigValue> entry : object.entrySet()) {
      String key = path + entry.getKey();
      ConfigValue value = entry.getValue();
      boolean departs = places.containsKey(key);
      ConfigValue inner =
          value instanceof ConfigObject below
              ? mark(key + ".", below, departs ? Map.of() : places)
              : value;
      List<String> comment = departs ? List.of(" " + places.get(key)) : List.of();
      marked =
          marked.withValue(entry.getKey(), inner.withOrigin(value.origin().withComments(comment)));
    }
    return marked;
  }
}
