package dev.vfrace.settings;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Tells one definition from another by their values, as they are written. */
final class ChangedValues {

  private final Bundled bundled;

  /**
   * Tells values apart.
   *
   * @param bundled what comes with the program
   */
  ChangedValues(Bundled bundled) {
    this.bundled = bundled;
  }

  /** What a definition has other than one that it is held against, by key. */
  List<Change> between(ConfigObject definition, ConfigObject from) {
    Map<String, ConfigValue> before = leaves(from);
    Map<String, ConfigValue> after = leaves(definition);
    Set<String> keys = new TreeSet<>(before.keySet());
    keys.addAll(after.keySet());
    List<Change> changed = new ArrayList<>();
    for (String key : keys) {
      ConfigValue value = after.get(key);
      if (value == null) {
        changed.add(new Change(key, Change.LEFT_OUT, place(definition)));
      } else if (before.get(key) == null || !text(value).equals(text(before.get(key)))) {
        changed.add(new Change(key, text(value), place(value)));
      }
    }
    return changed;
  }

  /** The values of a definition that do not come with the program, by key. */
  List<Change> given(ConfigObject definition) {
    List<Change> given = new ArrayList<>();
    leaves(definition)
        .forEach(
            (key, value) -> {
              if (givenPlaces(value).findFirst().isPresent()) {
                given.add(new Change(key, text(value), place(value)));
              }
            });
    return given;
  }

  /** The values in an object that do not come with the program, or the one value, by key. */
  Stream<ConfigValue> givenValues(ConfigValue value) {
    return value instanceof ConfigObject object
        ? new TreeMap<>(object).values().stream().flatMap(this::givenValues)
        : Stream.of(value).filter(it -> !bundled.holds(new Located("", it)));
  }

  private Stream<String> givenPlaces(ConfigValue value) {
    return givenValues(value).map(ChangedValues::where);
  }

  /** What was laid over a part of a delay is what changes it. */
  private String place(ConfigValue value) {
    Optional<String> given = givenPlaces(value).findFirst();
    return given.orElseGet(() -> where(value));
  }

  private static String where(ConfigValue value) {
    return Origins.describe(value.origin());
  }

  private static Map<String, ConfigValue> leaves(ConfigObject definition) {
    Map<String, ConfigValue> leaves = new TreeMap<>();
    addLeaves("", definition, leaves);
    return leaves;
  }

  /** A delay is one value. */
  private static void addLeaves(String path, ConfigObject object, Map<String, ConfigValue> leaves) {
    object.forEach(
        (key, value) -> {
          if (value instanceof ConfigObject inner && !inner.containsKey(DelayReader.DIST)) {
            addLeaves(path + key + ".", inner, leaves);
          } else {
            leaves.put(path + key, BasisReader.without(value));
            if (value instanceof ConfigObject delay) {
              BasisReader.KEYS.stream()
                  .filter(delay::containsKey)
                  .forEach(said -> leaves.put(path + key + "." + said, delay.get(said)));
            }
          }
        });
  }

  private static String text(ConfigValue value) {
    boolean compound = value instanceof ConfigObject || value instanceof ConfigList;
    return compound
        ? value.render(ConfigRenderOptions.concise().setJson(false))
        : String.valueOf(value.unwrapped());
  }
}
