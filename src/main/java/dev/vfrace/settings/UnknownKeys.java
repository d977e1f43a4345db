package dev.vfrace.settings;

import com.typesafe.config.ConfigUtil;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Refuses unknown keys and guesses what was meant. */
final class UnknownKeys {

  private UnknownKeys() {}

  /** The refusal of a key that is not among those known at its place. */
  static SettingsException refusal(Located at, String key, Collection<String> known) {
    return at.error(
        "unknown key '" + key + "'" + hint(key, known) + "; allowed: " + String.join(", ", known));
  }

  private static String hint(String key, Collection<String> known) {
    if (Character.isDigit(key.charAt(0))) {
      return "; a name that contains dots must be quoted, as in vfrace.kernel.\"v6.1\"";
    }
    return Nearest.to(key, known)
        .or(() -> elsewhere(key))
        .map(meant -> "; did you mean '" + meant + "'?")
        .orElse("");
  }

  /** The full key of a setting that has this name at another place. */
  private static Optional<String> elsewhere(String key) {
    String below = ConfigLayers.ROOT + "." + key;
    return Reference.keys().stream()
        .filter(path -> path.startsWith(below + ".") || lastOf(path).equals(key))
        .map(path -> lastOf(path).equals(key) ? path : below)
        .sorted()
        .findFirst();
  }

  private static String lastOf(String path) {
    List<String> elements = ConfigUtil.splitPath(path);
    return elements.get(elements.size() - 1);
  }
}
