package dev.vfrace.model;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What makes a program leave the VF alone: one gate, or several joined. */
public sealed interface Gates {

  /** Whether the VF is left alone, if each gate by itself says so or not. */
  boolean holds(Predicate<Gate> gate);

  /** All that are asked. */
  Set<Gate> all();

  /** In the words of the configuration, such as {@code any-of(udev-property, driver)}. */
  String text();

  /** Whether one of them is asked. */
  default boolean ask(Gate gate) {
    return all().contains(gate);
  }

  /** Whether one of them asks for what marks a VF: IFF_SLAVE or the master link. */
  default boolean readMark() {
    return all().stream().anyMatch(Gate::readsMark);
  }

  /** Whether they ask for nothing but what the VF is by itself, whatever netvsc has made of it. */
  default boolean readIdentityAlone() {
    return all().stream().allMatch(Gate::readsIdentity);
  }

  /** How gates are joined. */
  enum Join {
    /** Each of them by itself makes the program leave the VF alone. */
    ANY_OF("any-of"),
    /** It takes all of them. */
    ALL_OF("all-of");

    private final String key;

    Join(String key) {
      this.key = key;
    }

    /** The word in the configuration. */
    public String key() {
      return key;
    }
  }

  /**
   * One gate.
   *
   * @param gate which
   */
  record One(Gate gate) implements Gates {
    @Override
    public boolean holds(Predicate<Gate> holds) {
      return holds.test(gate);
    }

    @Override
    public Set<Gate> all() {
      return EnumSet.of(gate);
    }

    @Override
    public String text() {
      return gate.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * Several gates.
   *
   * @param join how they are joined
   * @param parts two or more
   */
  record Joined(Join join, List<Gates> parts) implements Gates {

    /** Defensive copy. */
    public Joined {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean holds(Predicate<Gate> holds) {
      return join == Join.ANY_OF
          ? parts.stream().anyMatch(part -> part.holds(holds))
          : parts.stream().allMatch(part -> part.holds(holds));
    }

    @Override
    public Set<Gate> all() {
      Set<Gate> all = EnumSet.noneOf(Gate.class);
      parts.forEach(part -> all.addAll(part.all()));
      return all;
    }

    @Override
    public String text() {
      return parts.stream()
          .map(Gates::text)
          .collect(Collectors.joining(", ", join.key() + "(", ")"));
    }
  }
}
