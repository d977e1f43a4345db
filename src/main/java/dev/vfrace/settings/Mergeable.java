package dev.vfrace.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigValue;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whether runs may be added up: of the configuration that each recorded all but a few keys agree.
 */
public final class Mergeable {

  /** Of which draws the counts are, how many, and how long that took. */
  private static final Set<String> MAY_DIFFER =
      Set.of("run.seed", "run.cycles", "run.duration", "run.warm-up", "run.placement");

  /** What was chosen says more than what follows of it. */
  private static final String CHOSEN = "run.";

  private Mergeable() {}

  /**
   * The first key in which two recorded configurations differ, with its values; empty: none.
   *
   * @param one of a run
   * @param other of another
   */
  public static Optional<String> difference(String one, String other) {
    Map<String, String> ofOne = values(one);
    Map<String, String> ofOther = values(other);
    Set<String> keys = new TreeSet<>(ofOne.keySet());
    keys.addAll(ofOther.keySet());
    return keys.stream()
        .filter(key -> !MAY_DIFFER.contains(key) && !isDescription(key))
        .filter(key -> !said(ofOne, key).equals(said(ofOther, key)))
        .min(Comparator.comparing(key -> !key.startsWith(CHOSEN)))
        .map(key -> "%s is %s, and %s".formatted(key, said(ofOne, key), said(ofOther, key)));
  }

  /** What a recorded configuration says of a key, such as {@code run.seed}; empty: nothing. */
  public static Optional<String> value(String configuration, String key) {
    return Optional.ofNullable(values(configuration).get(key));
  }

  private static String said(Map<String, String> values, String key) {
    return values.getOrDefault(key, "not there");
  }

  private static boolean isDescription(String key) {
    return key.endsWith(".summary") || key.endsWith(".source") || key.endsWith(".kind");
  }

  private static Map<String, String> values(String configuration) {
    Config config = Hocon.parse(configuration, "recorded configuration").resolve();
    Map<String, String> values = new TreeMap<>();
    for (Map.Entry<String, ConfigValue> entry : config.getConfig(ConfigLayers.ROOT).entrySet()) {
      values.put(entry.getKey(), String.valueOf(entry.getValue().unwrapped()));
    }
    return values;
  }
}
