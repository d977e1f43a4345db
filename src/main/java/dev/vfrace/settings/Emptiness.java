package dev.vfrace.settings;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Refuses what looks like a value and is none: {@code null}, an object or a list with nothing in
 * it.
 */
final class Emptiness {

  /** Keys whose list may be empty, for that means something. */
  private static final Set<String> MAY_BE_EMPTY =
      Set.of("expect", "setup", "notifier-replay", "legacy", "rows", "together", "looks-again");

  private Emptiness() {}

  /** Checks what one source gives; substitutions are passed over, for another place gives those. */
  static void check(ConfigObject root) {
    check(new Located("", root), "");
  }

  private static void check(Located at, String key) {
    if (isUnresolved(at.value())) {
      return;
    }
    if (at.value().valueType() == ConfigValueType.NULL) {
      throw at.error("no value; leave the key out, or give it one");
    }
    if (at.value() instanceof ConfigObject object) {
      for (String inner : new TreeSet<>(object.keySet())) {
        Located child = at.child(inner, Objects.requireNonNull(object.get(inner)));
        refuseEmptyObject(child);
        check(child, inner);
      }
    }
    if (at.value() instanceof ConfigList list) {
      if (list.isEmpty() && !MAY_BE_EMPTY.contains(key)) {
        throw at.error("a list of nothing; leave the key out, or give it items");
      }
      at.items().forEach(item -> check(item, key));
    }
  }

  private static void refuseEmptyObject(Located at) {
    if (!isUnresolved(at.value())
        && at.value() instanceof ConfigObject object
        && object.isEmpty()) {
      throw at.error("an object without keys; leave it out, or give it keys");
    }
  }

  private static boolean isUnresolved(ConfigValue value) {
    try {
      return value.valueType() == ConfigValueType.OBJECT && ((ConfigObject) value).size() < 0;
    } catch (ConfigException.NotResolved e) {
      return true;
    }
  }
}
