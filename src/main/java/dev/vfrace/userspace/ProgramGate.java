package dev.vfrace.userspace;

import dev.vfrace.delay.Delay;
import dev.vfrace.delay.UniformDelay;
import dev.vfrace.model.Gate;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.model.PropertyCheck;
import dev.vfrace.model.Shown.DumpsBy;
import dev.vfrace.vocabulary.LinkState;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One program's gate, with what it knows beside the state that it reads: the property of its rule,
 * and whether it handled the link only after udev had told of that.
 */
final class ProgramGate {

  /** A place, as a draw has it. */
  private static final long PLACE = 1_000_000;

  /** Where among the hash chains of dev_index_head (NETDEV_HASHENTRIES) a VF comes to be. */
  private static final Delay PLACEMENTS = new UniformDelay(0, 256L * PLACE);

  private final ProgramSpec spec;
  private final ProgramWorld world;
  private boolean linkAfterProperty;
  private Optional<Program.PropertyReady> property = Optional.empty();
  private Optional<Program.PropertyReady> database = Optional.empty();
  private OptionalLong placement = OptionalLong.empty();

  ProgramGate(ProgramSpec spec, ProgramWorld world) {
    this.spec = spec;
    this.world = world;
  }

  /** The program has handled the link. */
  void linkHandled() {
    linkAfterProperty = property.isPresent();
  }

  /** udev has processed an event, and its database says so; the program need not have read it. */
  void processed(Program.PropertyReady ready) {
    database = Optional.of(ready);
  }

  /** The program goes by what udev has told, first or anew. */
  void learns(Program.PropertyReady ready) {
    property = Optional.of(ready);
  }

  /** What udev has told last. */
  Optional<Program.PropertyReady> property() {
    return property;
  }

  /** The cycle is over. */
  void forget() {
    linkAfterProperty = false;
    property = Optional.empty();
    database = Optional.empty();
    placement = OptionalLong.empty();
  }

  /**
   * The program has been started anew: it meets the link together with what udev's database says.
   */
  void restarted() {
    property = database;
    linkAfterProperty = property.isPresent();
  }

  /**
   * Whether the gate lets the VF through, as an ordinary NIC.
   *
   * @param cycle its number within the VM
   * @param state what the program has read
   */
  boolean lets(long cycle, LinkState state) {
    return !spec.gates().holds(gate -> holds(gate, cycle, state));
  }

  /** The same at a later look. */
  boolean letsLater(long cycle, LinkState state) {
    return !spec.gating()
        .later()
        .holds(
            gate ->
                gate == Gate.UDEV_PROPERTY
                    ? !bypassesProperty() && keepsByProperty()
                    : holds(gate, cycle, state));
  }

  private boolean holds(Gate gate, long cycle, LinkState state) {
    return switch (gate) {
      case SLAVE_FLAG -> state.isSlave();
      case MASTER_LINK -> state.hasMaster();
      case DRIVER_MAC -> state.has(LinkState.SYNTHETIC);
      case HV_PCI -> true;
      case DRIVER -> spec.gating().lists().drivers().contains(world.vf().driver());
      case NAME -> isNamed(state.has(LinkState.ETH0) ? "eth0" : "eth1");
      case DUMP_ORDER -> state.has(LinkState.SYNTHETIC) && !isFirstInDump(state);
      case UDEV_PROPERTY -> keepsByProperty();
      case VERDICT -> !world.verdicts().followsInto(cycle);
      case NONE, KERNEL_DESIGN -> false;
    };
  }

  private boolean isNamed(String name) {
    return spec.gating().lists().names().stream().anyMatch(pattern -> pattern.matches(name));
  }

  /**
   * Up to v6.8 a dump goes by ifindex modulo 256, and there by age, the youngest first; from v6.9
   * on (3e41af90767d) by ifindex, of which the next device gets the next (dev_new_index).
   */
  private boolean isFirstInDump(LinkState state) {
    if (world.vf().dumpsBy() == DumpsBy.IFINDEX) {
      return state.has(LinkState.BEFORE_SYNTHETIC);
    }
    if (placement.isEmpty()) {
      placement = OptionalLong.of(world.time().draw(ProgramMatter.PLACEMENT, PLACEMENTS));
    }
    return placement.getAsLong() / PLACE <= spec.gating().lists().netvscIfindex().orElseThrow();
  }

  private boolean keepsByProperty() {
    return property.isPresent() && !property.get().standalone();
  }

  /** The link was met before udev was done with it, so that its device was never taken over. */
  private boolean bypassesProperty() {
    return spec.propertyCheck() == PropertyCheck.UEVENT_PATH_ONLY && !linkAfterProperty;
  }
}
