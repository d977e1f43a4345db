package dev.vfrace.userspace;

import dev.vfrace.model.ProgramSpec;
import dev.vfrace.model.ProgramSpec.PropertyCheck;
import dev.vfrace.vocabulary.LinkState;
import java.util.Optional;

/**
 * One program's gate, with what it knows beside the state that it reads: the property of its rule,
 * and whether it handled the link only after udev had told of that.
 */
final class ProgramGate {

  private final ProgramSpec spec;
  private final ProgramWorld world;
  private boolean linkAfterProperty;
  private Optional<Program.PropertyReady> property = Optional.empty();

  ProgramGate(ProgramSpec spec, ProgramWorld world) {
    this.spec = spec;
    this.world = world;
  }

  /** The program has handled the link. */
  void linkHandled() {
    linkAfterProperty = property.isPresent();
  }

  /** udev has told of the property, first or anew. */
  void learns(Program.PropertyReady ready) {
    property = Optional.of(ready);
    linkAfterProperty = false;
  }

  /** What udev has told last. */
  Optional<Program.PropertyReady> property() {
    return property;
  }

  /** The cycle is over. */
  void forget() {
    linkAfterProperty = false;
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
    return spec.propertyCheck() == PropertyCheck.UEVENT_PATH_ONLY && linkAfterProperty;
  }
}
