package dev.vfrace.userspace;

import dev.vfrace.model.ProgramSpec;
import dev.vfrace.model.ProgramSpec.PropertyCheck;
import dev.vfrace.vocabulary.LinkState;
import java.util.Optional;

/**
 * One program's gate, with what it knows beside the state that it reads: since when it has seen the
 * link, and the property of its rule.
 */
final class ProgramGate {

  private final ProgramSpec spec;
  private final ProgramWorld world;
  private long linkSeenAt = Long.MAX_VALUE;
  private Optional<Program.PropertyReady> property = Optional.empty();

  ProgramGate(ProgramSpec spec, ProgramWorld world) {
    this.spec = spec;
    this.world = world;
  }

  /** From a modelled time on the program knows the link. */
  void linkSeen(long at) {
    linkSeenAt = at;
  }

  /** udev has told of the property, first or anew. */
  void learns(Program.PropertyReady ready) {
    property = Optional.of(ready);
  }

  /** What udev has told last. */
  Optional<Program.PropertyReady> property() {
    return property;
  }

  /**
   * When the program knows both the link and the property, modelled nanoseconds.
   *
   * @param propertyKnownAt when it knows the property
   */
  long knowsBothAt(long propertyKnownAt) {
    return Math.max(linkSeenAt, propertyKnownAt);
  }

  /** The cycle is over. */
  void forget() {
    linkSeenAt = Long.MAX_VALUE;
    property = Optional.empty();
  }

  /**
   * Whether the gate lets the VF through, as an ordinary NIC.
   *
   * @param cycle its number within the VM
   * @param state what the program has read
   */
  boolean lets(long cycle, LinkState state) {
    return switch (spec.gate()) {
      case SLAVE_FLAG -> !state.isSlave();
      case MASTER_LINK -> !state.hasMaster();
      case DRIVER_MAC -> !state.has(LinkState.SYNTHETIC);
      case HV_PCI -> false;
      case UDEV_PROPERTY ->
          bypassesProperty() || property.map(Program.PropertyReady::standalone).orElse(true);
      case VERDICT -> world.followsInto(cycle);
      case NONE, KERNEL_DESIGN -> true;
    };
  }

  /** The link was first handled after udev was done with it, on a path without the check. */
  private boolean bypassesProperty() {
    return spec.propertyCheck() == PropertyCheck.UEVENT_PATH_ONLY
        && property.map(ready -> linkSeenAt > ready.at()).orElse(false);
  }
}
