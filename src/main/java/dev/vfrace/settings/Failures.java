package dev.vfrace.settings;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigOrigin;

/** Words the refusals of the HOCON library as refusals of this program. */
final class Failures {

  private static final String ADVICE = " (if you intended";

  private static final String UNRESOLVED = "Could not resolve substitution to a value: ";

  private Failures() {}

  /** The same refusal, beginning with the place. */
  static SettingsException of(ConfigException failure) {
    ConfigOrigin origin = failure.origin();
    String reason = String.valueOf(failure.getMessage());
    if (origin == null) {
      return new SettingsException(reason);
    }
    String place = Origins.describe(origin) + ": ";
    if (failure instanceof ConfigException.IO) {
      return new SettingsException(place + "cannot be read; allowed: a readable HOCON file");
    }
    String prefix = origin.description() + ": ";
    reason = reason.startsWith(prefix) ? reason.substring(prefix.length()) : reason;
    int advice = reason.indexOf(ADVICE);
    reason = advice < 0 ? reason : reason.substring(0, advice);
    if (failure instanceof ConfigException.UnresolvedSubstitution) {
      reason =
          reason.replace(UNRESOLVED, "nothing has this key: ") + "; allowed: a key that is set";
    }
    return new SettingsException(place + kind(failure) + reason.strip());
  }

  private static String kind(ConfigException failure) {
    boolean malformed =
        failure instanceof ConfigException.Parse
            && !(failure instanceof ConfigException.UnresolvedSubstitution);
    return malformed ? "malformed HOCON: " : "";
  }
}
