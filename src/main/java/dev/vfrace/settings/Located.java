package dev.vfrace.settings;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import dev.vfrace.text.CountSyntax;
import dev.vfrace.text.Durations;
import dev.vfrace.text.Numerals;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A value with the key that leads to it and the place where it was written, so that every refusal
 * can name all three. The key is put together when it is asked for: most values are right.
 */
final class Located {

  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]{1,3})?");
  private static final Map<String, Boolean> BOOLEANS = Map.of("true", true, "false", false);

  private final @Nullable Located parent;
  private final String key;
  private final ConfigValue value;

  /**
   * A value at a full key.
   *
   * @param path such as {@code vfrace.run.cycles}; empty: the root
   * @param value resolved
   */
  Located(String path, ConfigValue value) {
    this(null, path, value);
  }

  private Located(@Nullable Located parent, String key, ConfigValue value) {
    this.parent = parent;
    this.key = key;
    this.value = value;
  }

  /** The value of a key in here. */
  Located child(String inner, ConfigValue its) {
    return new Located(this, inner, its);
  }

  /** The full key, such as {@code vfrace.run.cycles}. */
  String path() {
    if (parent == null) {
      return key;
    }
    String above = parent.path();
    String quoted = ConfigUtil.joinPath(key);
    return above.isEmpty() ? quoted : above + "." + quoted;
  }

  /** What stands there, resolved. */
  ConfigValue value() {
    return value;
  }

  /** A refusal of this value. */
  SettingsException error(String problem) {
    return new SettingsException(
        where() + ": " + path() + " = " + shown() + ": " + problem, path());
  }

  /** A refusal of this value, for the reason that another gives. */
  SettingsException error(IllegalArgumentException reason) {
    return error(String.valueOf(reason.getMessage()));
  }

  /** Where the value was written. */
  String where() {
    return Origins.describe(value.origin());
  }

  /** Whether the value is an object, not a scalar or a list. */
  boolean isObject() {
    return value.valueType() == ConfigValueType.OBJECT;
  }

  /** Whether the value is a list. */
  boolean isList() {
    return value.valueType() == ConfigValueType.LIST;
  }

  /** The value of a scalar, as it was written. */
  String text() {
    return switch (value.valueType()) {
      case STRING, BOOLEAN -> String.valueOf(value.unwrapped());
      case NUMBER -> value.atKey("value").getString("value");
      case NULL -> throw error("a value is missing; allowed: a text or a number");
      case OBJECT, LIST -> throw error("not a single value; allowed: a text or a number");
    };
  }

  /** A scalar that is one of some words. */
  <T> T word(Map<String, T> words) {
    String text = text();
    T meant = words.get(text);
    if (meant == null) {
      throw unknown("word", text, words.keySet());
    }
    return meant;
  }

  /** A refusal of a word that is not one of those known. */
  SettingsException unknown(String kind, String word, Iterable<String> known) {
    List<String> all = new ArrayList<>();
    known.forEach(all::add);
    String allowed = all.isEmpty() ? "none" : String.join(", ", all);
    return error(
        "unknown "
            + kind
            + " '"
            + Shown.text(word)
            + "'"
            + Nearest.suggestion(word, all)
            + "; allowed: "
            + allowed);
  }

  /** True or false. */
  boolean bool() {
    Boolean meant = BOOLEANS.get(text().toLowerCase(Locale.ROOT));
    if (meant == null) {
      throw error("not a truth value; allowed: true, false");
    }
    return meant;
  }

  /** A plain decimal number within bounds. */
  double number(double min, double max) {
    String text = text();
    if (text.length() > Numerals.LONGEST || !DECIMAL.matcher(text).matches()) {
      throw error("not a number; allowed: a plain decimal number such as 0.01 or 1e-6");
    }
    double number = Double.parseDouble(text);
    if (number < min || number > max) {
      throw error("out of range; allowed: " + decimal(min) + " to " + decimal(max));
    }
    return number;
  }

  /** A whole number within bounds. */
  long count(long min, long max) {
    long count;
    try {
      count = CountSyntax.parse(text());
    } catch (IllegalArgumentException e) {
      throw error(e);
    }
    if (count < min || count > max) {
      throw error(
          "out of range; allowed: " + min + (max == Long.MAX_VALUE ? " or more" : " to " + max));
    }
    return count;
  }

  /** A duration in nanoseconds, within a bound. */
  long nanos(long max) {
    return nanos(max, "");
  }

  /**
   * A duration in nanoseconds, within a bound.
   *
   * @param alternative what is allowed in its place, for the refusal of what is no duration
   */
  long nanos(long max, String alternative) {
    long nanos;
    try {
      nanos = Durations.nanos(text());
    } catch (IllegalArgumentException e) {
      throw error(e.getMessage() + alternative);
    }
    if (nanos > max) {
      throw error("too long; allowed: up to " + Duration.ofNanos(max).toHours() + " h");
    }
    return nanos;
  }

  /**
   * The items of a list, or of a text with commas.
   *
   * @throws SettingsException if nothing stands between two commas, or beside one
   */
  List<Located> items() {
    List<Located> items = new ArrayList<>();
    if (value instanceof ConfigList list) {
      for (int i = 0; i < list.size(); i++) {
        items.add(new Located(path() + "[" + i + "]", list.get(i)));
      }
      return items;
    }
    List<String> parts = Arrays.stream(text().split(",", -1)).map(String::strip).toList();
    for (String part : parts) {
      if (!part.isEmpty()) {
        items.add(new Located(path(), Values.of(part, value.origin())));
      }
    }
    if (!items.isEmpty() && items.size() < parts.size()) {
      throw error("nothing stands beside a comma; allowed: one comma between two items");
    }
    return items;
  }

  private String shown() {
    String rendered =
        value.valueType() == ConfigValueType.STRING
            ? String.valueOf(value.unwrapped())
            : value.render(ConfigRenderOptions.concise());
    return Shown.text(rendered);
  }

  private static String decimal(double bound) {
    return BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
  }
}
