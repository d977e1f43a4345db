package dev.vfrace.page;

import dev.vfrace.markup.Element;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The headings of a page, in their order: hands out sections with a heading of the right level and
 * an identifier that nothing else on the page has.
 */
final class Outline {

  private static final int HIGHEST = 2;
  private static final int LOWEST = 6;

  private final Map<String, Integer> used;
  private final List<Entry> entries;
  private final int level;

  /**
   * An entry of the contents.
   *
   * @param level of its heading, 2 to 6
   * @param id of its section
   * @param title of it
   */
  record Entry(int level, String id, String title) {}

  /** The outline of an empty page, whose own heading is the first. */
  Outline() {
    this(new HashMap<>(), new ArrayList<>(), HIGHEST);
  }

  private Outline(Map<String, Integer> used, List<Entry> entries, int level) {
    this.used = used;
    this.entries = entries;
    this.level = level;
  }

  /** What is within a section. */
  Outline below() {
    return new Outline(used, entries, Math.min(LOWEST, level + 1));
  }

  /** A section with its heading; the highest are landmarks. */
  Element section(String id, String title) {
    String own = id(id);
    entries.add(new Entry(level, own, title));
    Element section = Element.of("section").with("id", own);
    if (level == HIGHEST) {
      section.with("aria-labelledby", own + "-h");
    }
    return section.add(Element.of("h" + level, title).with("id", own + "-h"));
  }

  /** A heading that is not in the contents. */
  Element heading(String title) {
    return Element.of("h" + level, title);
  }

  /** An identifier like this one that nothing else has. */
  String id(String wish) {
    int times = used.merge(wish, 1, Integer::sum);
    return times == 1 ? wish : wish + "-" + times;
  }

  /** The sections so far. */
  List<Entry> entries() {
    return List.copyOf(entries);
  }
}
