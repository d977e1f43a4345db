package dev.vfrace.settings;

import com.typesafe.config.ConfigValue;
import dev.vfrace.model.Gate;
import dev.vfrace.model.Gates;
import dev.vfrace.model.Gates.Join;
import dev.vfrace.model.Gating;
import dev.vfrace.model.NamePattern;
import dev.vfrace.model.PropertyCheck;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/** Reads what a program goes by. */
final class GateReader {

  /** For {@code again-gate}: as at the first look. */
  static final String SAME = "same";

  private static final int IFINDEXES = 255;
  private static final Map<String, Gate> GATES = Words.kebab(Gate.class);
  private static final Map<String, PropertyCheck> CHECKS = Words.kebab(PropertyCheck.class);
  private static final List<String> JOINS = Arrays.stream(Join.values()).map(Join::key).toList();

  private GateReader() {}

  /** All of it. */
  static Gating read(Section section) {
    Gates gates = gates(section.required("gate", String.join(", ", GATES.keySet())));
    Located again = section.required("again-gate", "a gate, or same");
    boolean same = !again.isObject() && again.text().equals(SAME);
    return new Gating(
        gates,
        same ? gates : gates(again),
        new Gating.Sources(
            section.optional("property-from").map(Located::text),
            section.word("property-check", CHECKS),
            section.optional("verdict-from").map(Located::text)),
        new Gating.Lists(
            list(section, "drivers", TimingReader::driver),
            list(section, "names", GateReader::name),
            section
                .optional("netvsc-ifindex")
                .map(at -> OptionalInt.of((int) at.count(1, IFINDEXES)))
                .orElse(OptionalInt.empty())));
  }

  private static Gates gates(Located at) {
    return at.isObject() ? joined(at) : new Gates.One(at.word(GATES));
  }

  private static Gates joined(Located at) {
    Section object = Section.open(at).allowing(JOINS);
    List<Join> given =
        Arrays.stream(Join.values()).filter(join -> object.gives(join.key())).toList();
    if (given.size() != 1) {
      throw at.error("joins gates in no way or two; allowed: one of any-of, all-of");
    }
    Join join = given.get(0);
    Located list = object.required(join.key(), "a list of gates");
    Set<ConfigValue> seen = new HashSet<>();
    List<Gates> parts = new ArrayList<>();
    for (Located part : list.items()) {
      parts.add(gates(part));
      if (!seen.add(part.value())) {
        throw part.error("is there twice; allowed: each gate once");
      }
    }
    if (parts.size() < 2) {
      throw list.error("joins nothing; allowed: two gates or more");
    }
    return new Gates.Joined(join, parts);
  }

  private static <T> List<T> list(Section section, String key, Function<Located, T> reader) {
    return section
        .optional(key)
        .map(at -> at.items().stream().map(reader).toList())
        .orElse(List.of());
  }

  private static NamePattern name(Located at) {
    try {
      return new NamePattern(at.text());
    } catch (IllegalArgumentException e) {
      throw at.error(e);
    }
  }
}
