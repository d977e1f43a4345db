package dev.vfrace.settings;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The words by which the configuration names the constants of an enum. */
final class Words {

  private Words() {}

  /** {@code POST_INIT} becomes {@code post-init}. */
  static <E extends Enum<E>> Map<String, E> kebab(Class<E> type) {
    Map<String, E> words = new LinkedHashMap<>();
    for (E constant : type.getEnumConstants()) {
      words.put(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'), constant);
    }
    return words;
  }
}
