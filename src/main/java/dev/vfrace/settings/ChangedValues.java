package dev.vfrace.settings;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Tells one definition from another by their values, as they are written. */
final class ChangedValues {

  /** What changes no count. */
  private static final Set<String> DESCRIPTIONS = Set.of("summary", "source");

  /** Of a timing: its steps have names of their own. */
  private static final String STEPS = "kernel.";

  private ChangedValues() {}

  /** What a definition has other than one that it is held against: {@code key=value}, by key. */
  static List<String> between(ConfigObject definition, ConfigObject from) {
    Map<String, ConfigValue> before = leaves(from);
    Map<String, ConfigValue> after = leaves(definition);
    Set<String> keys = new TreeSet<>(before.keySet());
    keys.addAll(after.keySet());
    List<String> changed = new ArrayList<>();
    for (String key : keys) {
      ConfigValue value = after.get(key);
      if (value == null) {
        changed.add(key + " left out");
      } else if (before.get(key) == null || !text(value).equals(text(before.get(key)))) {
        changed.add(key + "=" + text(value));
      }
    }
    return changed;
  }

  /** The values of a definition that are as a test wants them: {@code key=value}, by key. */
  static List<String> of(ConfigObject definition, Predicate<ConfigValue> wanted) {
    List<String> found = new ArrayList<>();
    leaves(definition)
        .forEach(
            (key, value) -> {
              if (wanted.test(value)) {
                found.add(key + "=" + text(value));
              }
            });
    return found;
  }

  /** Where the values of a definition were written, by key. */
  static List<String> sources(ConfigObject definition) {
    return leaves(definition).values().stream()
        .map(value -> Origins.source(value.origin()))
        .toList();
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
          if (DESCRIPTIONS.contains(key)) {
            return;
          }
          if (value instanceof ConfigObject inner && !inner.containsKey(DelayReader.DIST)) {
            addLeaves(path + key + ".", inner, leaves);
          } else {
            String full = path + key;
            leaves.put(full.startsWith(STEPS) ? full.substring(STEPS.length()) : full, value);
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
