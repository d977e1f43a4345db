package dev.vfrace.settings;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** An object of the configuration whose keys are all known. */
final class Section {

  private static final ConfigObject NO_DEFAULTS = ConfigValueFactory.fromMap(Map.of());

  private final Located at;
  private final ConfigObject object;
  private final ConfigObject defaults;

  private Section(Located at, ConfigObject object, ConfigObject defaults) {
    this.at = at;
    this.object = object;
    this.defaults = defaults;
  }

  /** The object at a place, any keys allowed. */
  static Section open(Located at) {
    if (at.value() instanceof ConfigObject object) {
      return new Section(at, object, NO_DEFAULTS);
    }
    throw at.error("not an object; allowed: keys and values, { ... }");
  }

  /** Refuses every key but those known. */
  Section allowing(Collection<String> known) {
    if (!known.containsAll(object.keySet())) {
      Collection<String> unknown = keys();
      unknown.removeAll(known);
      String first = unknown.iterator().next();
      throw UnknownKeys.refusal(child(first, present(first)), first, known);
    }
    return this;
  }

  /** Takes keys that are not given here from another section. */
  Section withDefaults(Section fallback) {
    return new Section(at, object, fallback.object);
  }

  /** The same without a key. */
  Section without(String key) {
    return new Section(at, object.withoutKey(key), defaults);
  }

  /** The keys given here over those of another definition, but for the key that names it. */
  Section over(Section base, String naming) {
    ConfigObject both = object.withoutKey(naming).withFallback(base.object);
    return new Section(at, StaleParameters.remove(both), NO_DEFAULTS);
  }

  /** A definition in which one key is as here, at this place. */
  Section in(Section definition, String key) {
    ConfigObject both = definition.merged().withValue(key, present(key));
    return new Section(at, both, NO_DEFAULTS);
  }

  /** Where it was written. */
  String where() {
    return at.where();
  }

  /** The keys given here, sorted. */
  Collection<String> keys() {
    return new TreeSet<>(object.keySet());
  }

  /** Whether a key is given here, defaults apart. */
  boolean gives(String key) {
    return object.containsKey(key);
  }

  /** The value of a key that may be absent. */
  Optional<Located> optional(String key) {
    ConfigValue given = object.get(key);
    @Nullable ConfigValue value = isSet(given) ? given : defaults.get(key);
    return isSet(value) && value != null ? Optional.of(child(key, value)) : Optional.empty();
  }

  /** The value of a key that must be there. */
  Located required(String key, String allowed) {
    return optional(key).orElseThrow(() -> missing(key, allowed));
  }

  /** A refusal because a key is not there. */
  SettingsException missing(String key, String allowed) {
    return new SettingsException(
        at.where() + ": " + pathOf(key) + " is missing; allowed: " + allowed, pathOf(key));
  }

  /** The object at a key that must be there. */
  Section section(String key) {
    return open(required(key, "keys and values, { ... }"));
  }

  /** The text at a key that must be there. */
  String text(String key) {
    return required(key, "a text").text();
  }

  /** The meaning of the word at a key that must be there. */
  <T> T word(String key, Map<String, T> words) {
    return required(key, String.join(", ", words.keySet())).word(words);
  }

  /** The truth value at a key that must be there. */
  boolean bool(String key) {
    return required(key, "true, false").bool();
  }

  /** All keys and values, defaults included. */
  ConfigObject merged() {
    return object.withFallback(defaults);
  }

  /** A refusal of the whole object. */
  SettingsException error(String problem) {
    return at.error(problem);
  }

  /** The full key of a key in here. */
  String pathOf(String key) {
    return child(key, at.value()).path();
  }

  private ConfigValue present(String key) {
    return Objects.requireNonNull(object.get(key));
  }

  private Located child(String key, ConfigValue value) {
    return at.child(key, value);
  }

  private static boolean isSet(@Nullable ConfigValue value) {
    return value != null && value.valueType() != ConfigValueType.NULL;
  }
}
