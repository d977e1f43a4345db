package dev.vfrace.settings;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A key with its default, as {@code reference.conf} has it.
 *
 * @param key without {@code vfrace.}
 * @param defaultValue in HOCON
 * @param comment what it means, what is allowed and in which units
 */
public record DocumentedKey(String key, String defaultValue, String comment) {

  /**
   * The keys in which a text occurs, in key or comment, in any case; in the order of the file.
   *
   * @param text empty: all keys
   */
  public static List<DocumentedKey> find(String text) {
    List<Located> leaves = new ArrayList<>();
    collect(new Located("", Reference.defaults().getValue(ConfigLayers.ROOT)), leaves);
    String wanted = text.toLowerCase(Locale.ROOT);
    return leaves.stream()
        .sorted(Comparator.comparingInt(leaf -> leaf.value().origin().lineNumber()))
        .map(DocumentedKey::of)
        .filter(it -> (it.key + "\n" + it.comment).toLowerCase(Locale.ROOT).contains(wanted))
        .toList();
  }

  private static void collect(Located at, List<Located> leaves) {
    if (at.value() instanceof ConfigObject object) {
      for (Map.Entry<String, ConfigValue> inner : object.entrySet()) {
        collect(at.child(inner.getKey(), inner.getValue()), leaves);
      }
    } else {
      leaves.add(at);
    }
  }

  private static DocumentedKey of(Located leaf) {
    ConfigValue value = leaf.value();
    String shown =
        value instanceof ConfigList || leaf.text().isEmpty()
            ? value.render(ConfigRenderOptions.concise())
            : leaf.text();
    String comment =
        String.join(" ", value.origin().comments().stream().map(String::strip).toList());
    return new DocumentedKey(leaf.path(), shown, comment);
  }
}
