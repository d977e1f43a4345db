package dev.vfrace.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What tells a program to leave a VF alone.
 *
 * @param gates what it goes by at its first look
 * @param later what it goes by at later looks
 * @param sources whose verdicts it inherits
 * @param lists what its own configuration names
 */
public record Gating(Gates gates, Gates later, Sources sources, Lists lists) {

  /**
   * Whose verdicts a program inherits.
   *
   * @param property with {@link Gate#UDEV_PROPERTY}: the rule
   * @param check with {@link Gate#UDEV_PROPERTY}: when it looks at the property
   * @param verdict with {@link Gate#VERDICT}: the program
   */
  public record Sources(Optional<String> property, PropertyCheck check, Optional<String> verdict) {

    /** Nobody's. */
    public static final Sources NONE =
        new Sources(Optional.empty(), PropertyCheck.ALWAYS, Optional.empty());
  }

  /**
   * What a program's own configuration names.
   *
   * @param drivers with {@link Gate#DRIVER}: those of VFs that it leaves alone
   * @param names with {@link Gate#NAME}: what the names of VFs match that it leaves alone
   * @param netvscIfindex with {@link Gate#DUMP_ORDER}: what netvsc has, 1 to 255
   */
  public record Lists(List<String> drivers, List<NamePattern> names, OptionalInt netvscIfindex) {

    /** Nothing. */
    public static final Lists NONE = new Lists(List.of(), List.of(), OptionalInt.empty());

    /** Defensive copies. */
    public Lists {
      drivers = List.copyOf(drivers);
      names = List.copyOf(names);
    }
  }

  /** By one gate that needs nothing else, at each look. */
  public static Gating by(Gate gate) {
    return new Gating(new Gates.One(gate), new Gates.One(gate), Sources.NONE, Lists.NONE);
  }

  /** Inherits from a rule, which it asks at every look. */
  public static Gating byPropertyOf(String rule) {
    Gates property = new Gates.One(Gate.UDEV_PROPERTY);
    return new Gating(
        property,
        property,
        new Sources(Optional.of(rule), PropertyCheck.ALWAYS, Optional.empty()),
        Lists.NONE);
  }

  /** Whether it asks a gate at any look. */
  boolean asks(Gate gate) {
    return gates.ask(gate) || later.ask(gate);
  }
}
