package dev.vfrace.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A key with its default, as {@code reference.conf} has it, or one that has none.
 *
 * @param key without {@code vfrace.}
 * @param defaultValue in HOCON; empty: there is none
 * @param comment what it means, what is allowed and in which units
 */
public record DocumentedKey(String key, Optional<String> defaultValue, String comment) {

  private static final String WITHOUT_DEFAULT = "keys-without-default.conf";
  private static final Map<String, String> NEEDS =
      Map.of("must", "Must be given. ", "may", "May be given. ");

  /**
   * The keys in which a text occurs, in key or comment, in any case; those with a default first,
   * each in the order of its file.
   *
   * @param text empty: all keys
   */
  public static List<DocumentedKey> find(String text) {
    String wanted = text.toLowerCase(Locale.ROOT);
    return Stream.concat(
            leaves(Reference.defaults()).map(DocumentedKey::withDefault),
            leaves(withoutDefault()).map(DocumentedKey::withoutDefault))
        .filter(it -> (it.key + "\n" + it.comment).toLowerCase(Locale.ROOT).contains(wanted))
        .toList();
  }

  private static Config withoutDefault() {
    return ConfigFactory.parseResources(
        DocumentedKey.class.getClassLoader(),
        WITHOUT_DEFAULT,
        ConfigParseOptions.defaults().setAllowMissing(false));
  }

  private static Stream<Located> leaves(Config config) {
    List<Located> leaves = new ArrayList<>();
    collect(new Located("", config.getValue(ConfigLayers.ROOT)), leaves);
    return leaves.stream()
        .sorted(Comparator.comparingInt(leaf -> leaf.value().origin().lineNumber()));
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

  private static DocumentedKey withDefault(Located leaf) {
    ConfigValue value = leaf.value();
    String shown =
        value instanceof ConfigList || leaf.text().isEmpty()
            ? value.render(ConfigRenderOptions.concise())
            : leaf.text();
    return new DocumentedKey(leaf.path(), Optional.of(shown), comment(leaf));
  }

  private static DocumentedKey withoutDefault(Located leaf) {
    return new DocumentedKey(leaf.path(), Optional.empty(), leaf.word(NEEDS) + comment(leaf));
  }

  private static String comment(Located leaf) {
    return String.join(" ", leaf.value().origin().comments().stream().map(String::strip).toList());
  }
}
