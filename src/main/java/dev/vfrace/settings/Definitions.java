package dev.vfrace.settings;

import com.typesafe.config.ConfigObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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

  /** The key with which a definition names another, whose keys it has where it gives no own. */
  static final String LIKE = "like";

  /**
   * Reads the definitions below {@code vfrace.<kind>}.
   *
   * @param bundled tells what the user gave, for he is to blame for what does not go with it
   */
  static <T> Definitions<T> read(Section root, Format<T> format, Bundled bundled) {
    Section defaults = defaults(root, format);
    Map<String, Section> sections = sections(root, format);
    Map<String, T> values = new TreeMap<>(NaturalOrder.OF_NAMES);
    sections.forEach(
        (name, section) -> {
          refuseFragment(name, section, format.mainKey(), sections.keySet());
          section.allowing(format.keys());
          refuseIncomplete(section, format, defaults);
          values.put(name, bundled.blaming(() -> format.reader().apply(name, section), section));
        });
    return new Definitions<>(sections, Collections.unmodifiableMap(values));
  }

  /** The definitions below {@code vfrace.<kind>} as they are written, defaults included. */
  static Map<String, Section> sections(Section root, Format<?> format) {
    Section defaults = defaults(root, format);
    Section all = root.section(format.kind().key());
    Bound.DEFINITIONS.check(all.keys().size(), all.where());
    Map<String, Section> sections = new TreeMap<>(NaturalOrder.OF_NAMES);
    for (String name : all.keys()) {
      Section own = all.section(name);
      Names.check(name, own.where());
      sections.put(name, like(own, all, format.kind(), 0).withDefaults(defaults));
    }
    return Collections.unmodifiableMap(sections);
  }

  private static Section defaults(Section root, Format<?> format) {
    return root.section("defaults").section(format.kind().key()).allowing(format.keys());
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

  /** A definition over the one that it is like. */
  private static Section like(Section own, Section all, Kind kind, int depth) {
    if (!own.gives(LIKE)) {
      return own;
    }
    Located like = own.required(LIKE, "a name");
    Bound.LIKES.check(depth, like.where());
    if (!all.gives(like.text())) {
      throw like.unknown(kind.key(), like.text(), all.keys());
    }
    return own.over(like(all.section(like.text()), all, kind, depth + 1), LIKE);
  }

  private static void refuseIncomplete(Section section, Format<?> format, Section defaults) {
    List<String> missing = new ArrayList<>(format.keys());
    missing.removeAll(format.optional());
    missing.removeIf(key -> defaults.gives(key) || section.gives(key));
    if (missing.size() > 1) {
      throw section.error(
          "lacks %s; allowed: all of them, or %s = NAME of another %s that has them"
              .formatted(String.join(", ", missing), LIKE, format.kind().key()));
    }
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
