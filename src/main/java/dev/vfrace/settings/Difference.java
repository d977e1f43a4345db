package dev.vfrace.settings;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** In which keys a definition is different from the one that it was derived from. */
final class Difference {

  private static final String NOTHING = "nothing";

  private Difference() {}

  /** Each key that differs, as {@code key = value (was value)}, in alphabetical order. */
  static List<String> of(ConfigObject derived, ConfigObject base) {
    Set<String> keys = new TreeSet<>(derived.keySet());
    keys.addAll(base.keySet());
    keys.removeAll(Change.DESCRIPTIONS);
    List<String> differences = new ArrayList<>();
    for (String key : keys) {
      String now = text(derived, key);
      String before = text(base, key);
      if (!now.equals(before)) {
        differences.add("%s = %s (was %s)".formatted(key, now, before));
      }
    }
    return differences;
  }

  private static String text(ConfigObject object, String key) {
    ConfigValue value = object.get(key);
    return value == null
        ? NOTHING
        : value.render(ConfigRenderOptions.concise().setJson(false)).replace(",", ", ");
  }
}
