package dev.vfrace.settings;

import java.util.Optional;

/** Refuses defaults of definitions that no definition could have, whether one takes them or not. */
final class DefaultChecks {

  private DefaultChecks() {}

  /**
   * Accepts what the user gave as defaults of a kind, if it suits at least one of its definitions.
   *
   * @param root with {@code defaults}
   * @param definitions of the kind
   * @param bundled tells what the user gave
   */
  static <T> void check(
      Section root, Format<T> format, Definitions<T> definitions, Bundled bundled) {
    Section defaults = root.section("defaults").section(format.kind().key());
    for (String key : defaults.keys()) {
      if (!bundled.holds(defaults.required(key, "a value"))) {
        check(defaults, key, format, definitions);
      }
    }
  }

  private static <T> void check(
      Section defaults, String key, Format<T> format, Definitions<T> definitions) {
    Optional<SettingsException> first = Optional.empty();
    for (Section definition : definitions.sections().values()) {
      Optional<SettingsException> refusal = refusal(defaults.in(definition, key), format);
      if (refusal.isEmpty()) {
        return;
      }
      first = first.or(() -> refusal);
    }
    if (first.isPresent()) {
      throw first.get();
    }
  }

  private static <T> Optional<SettingsException> refusal(Section definition, Format<T> format) {
    try {
      var unused = format.reader().apply(format.kind().key(), definition);
      return Optional.empty();
    } catch (SettingsException e) {
      return Optional.of(e);
    }
  }
}
