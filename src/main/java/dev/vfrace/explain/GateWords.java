package dev.vfrace.explain;

import dev.vfrace.model.Gate;
import dev.vfrace.model.Gating;
import dev.vfrace.model.KernelDesign.AddrconfGate;
import dev.vfrace.model.NamePattern;
import dev.vfrace.model.Shown.DumpsBy;
import dev.vfrace.trace.TraceEvent;
import dev.vfrace.vocabulary.KernelStep;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the gate of a race looks at, and when it was seen to hold, in words. */
final class GateWords {

  private final Race race;
  private final boolean byScript;

  GateWords(Race race) {
    this.race = race;
    this.byScript = race.kind() == Race.Kind.UNBOUNDED;
  }

  /** The gate in a sentence. */
  String sentence() {
    return switch (gate()) {
      case SLAVE_FLAG -> "IFF_SLAVE, " + when();
      case MASTER_LINK -> "the master link, symlink and IFLA_MASTER, " + when();
      case KERNEL_DESIGN ->
          testsFlag()
              ? "IFF_SLAVE, as addrconf_notify tests up to v6.1, " + when()
              : "IFF_NO_ADDRCONF, as addrconf_notify tests from v6.2 (8a321cf7becc), " + when();
      case DRIVER_MAC ->
          "a synthetic NIC (hv_netvsc) with the same MAC; with netvsc up it holds before the VF is"
              + " there";
      case HV_PCI -> "the VF's parent, a device on hv_pci: it holds whatever flags and links are";
      case DRIVER ->
          "the VF's driver; left alone, whatever flags and links are: "
              + String.join(", ", lists().drivers());
      case NAME ->
          "the VF's name, as the kernel gives it (eth0, or eth1 where netvsc is first); left alone:"
              + " "
              + lists().names().stream().map(NamePattern::words).collect(Collectors.joining(", "));
      case DUMP_ORDER ->
          dumpsByIfindex()
              ? "netvsc ahead of the VF in an RTM_GETLINK dump, which goes by ifindex from v6.9 on"
                  + " (3e41af90767d): so it is unless the VF was there before its netvsc"
              : ("netvsc ahead of the VF in an RTM_GETLINK dump, which goes by ifindex modulo 256"
                      + " up to v6.8: not so in %d of 256 placements")
                  .formatted(lists().netvscIfindex().orElseThrow() + 1);
      case UDEV_PROPERTY -> "the property that a udev rule has left";
      case VERDICT -> "what another program holds the VF for";
      case NONE -> "none: a VF that is a slave is a NIC like any other to it";
    };
  }

  /** The gate in a word or two. */
  String name() {
    return switch (gate()) {
      case SLAVE_FLAG -> "IFF_SLAVE";
      case MASTER_LINK -> "a master";
      case KERNEL_DESIGN -> testsFlag() ? "IFF_SLAVE" : "IFF_NO_ADDRCONF";
      case DRIVER_MAC -> "a synthetic NIC with its MAC";
      case HV_PCI -> "hv_pci";
      case DRIVER -> "its driver";
      case NAME -> "its name";
      case DUMP_ORDER -> "netvsc ahead of it";
      case UDEV_PROPERTY -> "the property";
      case VERDICT -> "a verdict";
      case NONE -> "anything";
    };
  }

  /** Whether the gate holds before the VF has a name in sysfs, or needs nothing of the kernel. */
  boolean holdsBeforeTheVfIsShown() {
    if (gate().readsIdentity() || (gate() == Gate.DUMP_ORDER && dumpsByIfindex())) {
      return true;
    }
    return race.holds().map(this::isBeforeTheVfIsShown).orElse(false);
  }

  private String when() {
    Optional<RecordedStep> holds = race.holds();
    if (holds.isEmpty()) {
      return byScript
          ? "set by bond_enslave when a script in userspace asks for it: some time after S10, or"
              + " never"
          : "which nothing sets on this design";
    }
    RecordedStep step = holds.get();
    String told =
        isBeforeTheVfIsShown(step)
            ? ", before device_add shows the VF"
            : isTold(step)
                ? ", which an RTM_NEWLINK tells of"
                : ", of which neither a message nor" + " a uevent tells";
    return "set at %s (%s)%s".formatted(step.label(), step.summary(), told);
  }

  private boolean isBeforeTheVfIsShown(RecordedStep step) {
    return race.cycle()
        .first(it -> it.step().equals(Optional.of(KernelStep.SYSFS_LINK)))
        .map(shown -> step.at() < shown.at())
        .orElse(false);
  }

  private static boolean isTold(RecordedStep step) {
    return step.effects().stream().anyMatch(TraceEvent.LinkSent.class::isInstance);
  }

  private boolean dumpsByIfindex() {
    return race.design().shown().dumpsBy() == DumpsBy.IFINDEX;
  }

  private boolean testsFlag() {
    return race.design().addrconfGate() == AddrconfGate.SLAVE_FLAG;
  }

  private Gate gate() {
    return race.gate();
  }

  private Gating.Lists lists() {
    return race.judge().gating().lists();
  }
}
