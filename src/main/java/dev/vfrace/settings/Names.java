package dev.vfrace.settings;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What definitions may be called: it has to fit a file, a key, an expectation and an actor. */
final class Names {

  /** The most characters of a name. */
  static final int LONGEST = 64;

  /** What a name looks like, for messages. */
  static final String ALLOWED =
      "a letter or digit of ASCII, then up to "
          + (LONGEST - 1)
          + " of letters, digits, '.', '_', '+' and '-'";

  /** Words that mean something else where a name may stand. */
  private static final String RESERVED = "all|none|auto";

  private static final Pattern NAME =
      Pattern.compile(
          "(?!(?:" + RESERVED + ")$)[A-Za-z0-9][A-Za-z0-9._+-]{0," + (LONGEST - 1) + "}");

  private Names() {}

  /** Whether a definition may be called that. */
  static boolean areAllowed(String name) {
    return NAME.matcher(name).matches();
  }

  /** Refuses a name that a place gives to a definition. */
  static void check(String name, String where) {
    if (!areAllowed(name)) {
      throw new SettingsException(
          "%s: '%s' is no name; allowed: %s; not all, none or auto"
              .formatted(where, Shown.text(name), ALLOWED));
    }
  }

  /**
   * What a name stands for.
   *
   * @throws SettingsException if there is none of that name
   */
  static <T> T find(Kind kind, String name, Map<String, T> known) {
    T found = known.get(name);
    if (found == null) {
      throw unknown(kind, name, known.keySet());
    }
    return found;
  }

  /** A refusal of a name. */
  static SettingsException unknown(Kind kind, String name, Set<String> known) {
    return new SettingsException(
        "unknown %s '%s'%s; allowed: %s"
            .formatted(
                kind.key(), name, Nearest.suggestion(name, known), String.join(", ", known)));
  }
}
