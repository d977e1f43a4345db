package dev.vfrace.settings;

import com.typesafe.config.ConfigObject;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All definitions of one kind, in the order of their names.
 *
 * @param sections where each was read from, defaults included
 * @param values what each means
 */
record Definitions<T>(Map<String, Section> sections, Map<String, T> values) {

  /** Reads the definitions below {@code vfrace.<kind>}. */
  static <T> Definitions<T> read(Section root, Format<T> format) {
    String kind = format.kind().key();
    Section defaults = root.section("defaults").section(kind).allowing(format.keys());
    Section all = root.section(kind);
    Map<String, Section> sections = new TreeMap<>(NaturalOrder.OF_NAMES);
    Map<String, T> values = new TreeMap<>(NaturalOrder.OF_NAMES);
    for (String name : all.keys()) {
      sections.put(name, all.section(name).withDefaults(defaults));
    }
    sections.forEach(
        (name, section) -> {
          refuseFragment(name, section, format.mainKey(), sections.keySet());
          values.put(name, format.reader().apply(name, section.allowing(format.keys())));
        });
    return new Definitions<>(
        Collections.unmodifiableMap(sections), Collections.unmodifiableMap(values));
  }

  /** What the name at a place means. */
  T find(Located at, Kind kind) {
    T value = values.get(at.text());
    if (value == null) {
      throw at.unknown(kind.key(), at.text(), values.keySet());
    }
    return value;
  }

  /** A definition as it was written, defaults included. */
  ConfigObject merged(String name) {
    return section(name).merged();
  }

  /** Where a definition was read from. */
  Section section(String name) {
    Section section = sections.get(name);
    if (section == null) {
      throw new IllegalArgumentException("no definition of this name: " + name);
    }
    return section;
  }

  /** A misspelt name looks like a definition that lacks nearly everything. */
  private static void refuseFragment(
      String name, Section section, String mainKey, Set<String> names) {
    if (section.gives(mainKey)) {
      return;
    }
    for (String key : section.keys()) {
      if (names.contains(name + "." + key)) {
        throw section.error(
            "no such definition; a name with dots needs quotes: \"" + name + "." + key + "\"");
      }
    }
    Set<String> others = new TreeSet<>(names);
    others.remove(name);
    String hint = Nearest.suggestion(name, others);
    if (!hint.isEmpty()) {
      throw section.error("no such definition, and too little for a new one" + hint);
    }
  }
}
