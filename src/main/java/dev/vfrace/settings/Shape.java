package dev.vfrace.settings;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;

/**
 * Refuses a configuration that is deeper or larger than bounds, counted as whoever reads it meets
 * it: substitutions share what they stand for, so that a few lines can hold more than any memory.
 */
final class Shape {

  private int values;

  private Shape() {}

  /** Checks a configuration; what is unresolved yet is passed over. */
  static void check(ConfigValue root) {
    new Shape().check(root, 0);
  }

  private void check(ConfigValue value, int depth) {
    values++;
    if (values > Bound.VALUES.most()) {
      throw Bound.VALUES.refusal(Origins.describe(value.origin()));
    }
    if (depth > Bound.NESTING.most()) {
      throw Bound.NESTING.refusal(Origins.describe(value.origin()));
    }
    try {
      if (value instanceof ConfigList list) {
        if (list.size() > Bound.LIST.most()) {
          throw Bound.LIST.refusal(Origins.describe(value.origin()));
        }
        list.forEach(item -> check(item, depth + 1));
      } else if (value instanceof ConfigObject object) {
        object.values().forEach(inner -> check(inner, depth + 1));
      }
    } catch (ConfigException.NotResolved e) {
      // It is checked once it is resolved.
      return;
    }
  }
}
