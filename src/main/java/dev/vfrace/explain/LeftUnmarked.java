package dev.vfrace.explain;

import dev.vfrace.model.Coupling.VfOfferedAfter;
import dev.vfrace.model.Gate;
import dev.vfrace.model.KernelDesign;
import dev.vfrace.model.KernelDesign.MatchKey;
import dev.vfrace.model.KernelDesign.SlaveFlagAt;
import dev.vfrace.model.Shown.Devices;
import java.util.ArrayList;
import java.util.List;

/**
 * What no order of steps within one registration takes away: VFs that find no netvsc, and programs
 * that do not ask for one.
 */
final class LeftUnmarked {

  private final KernelDesign design;

  LeftUnmarked(KernelDesign design) {
    this.design = design;
  }

  /**
   * What is left for a program, in sentences; empty if nothing is. Of gates that each hold it back,
   * one that goes by what the VF is holds where there is no netvsc, too.
   */
  List<String> of(Race race) {
    if (race.gate().readsIdentity() && race.kind() == Race.Kind.EVERY_TIME) {
      return List.of();
    }
    return of(
        race.parts().stream()
            .filter(part -> race.isHeldBackByEach() && part.kind() == Race.Kind.NONE)
            .map(Race::gate)
            .filter(gate -> gate.readsIdentity() && gate != Gate.DRIVER_MAC)
            .findFirst()
            .orElse(race.gate()));
  }

  private List<String> of(Gate gate) {
    if (design.shown().devices() == Devices.ONE) {
      return List.of();
    }
    return switch (gate) {
      case SLAVE_FLAG, MASTER_LINK, KERNEL_DESIGN -> unmatched();
      case DRIVER_MAC ->
          List.of(
              "a look that meets the VF and no netvsc yet takes the VF for an ordinary NIC"
                  + " (scenario vf-first)");
      case HV_PCI ->
          List.of("a VF that is the only NIC is left alone too (scenario no-netvsc): no network");
      case DRIVER ->
          List.of("a VF that is the only NIC is left alone too (scenario no-netvsc): no network");
      case NAME ->
          List.of("a VF that registers before its netvsc has the name eth0 (scenario vf-first)");
      case DUMP_ORDER, UDEV_PROPERTY, VERDICT, NONE -> List.of();
    };
  }

  private List<String> unmatched() {
    List<String> sentences = new ArrayList<>();
    sentences.add("a VF that finds no netvsc stays unready before everybody, RTNL or not:");
    if (design.coupling().vfOfferedAfter() == VfOfferedAfter.SRIOV_ANNOUNCED) {
      sentences.add(
          "- its netvsc is not in netvsc_dev_list when it registers (vf-first, module-reload): "
              + afterwards());
    }
    if (design.match().equals(List.of(MatchKey.SERIAL))) {
      sentences.add("- the association message comes after it (late-association): no retry");
    }
    if (design.match().contains(MatchKey.SERIAL)) {
      sentences.add("- its slot has no numeric name (no-slot): not matched, not even by MAC");
    }
    sentences.add(
        "- something else has its rx handler (rx-handler-taken): never joined, "
            + (design.slaveFlagAt() == SlaveFlagAt.POST_INIT ? "though flagged" : "never flagged"));
    return sentences;
  }

  private String afterwards() {
    if (design.rescanAtProbe()) {
      return "until netvsc_probe looks for it";
    }
    if (design.notifierBeforeBusDriver()) {
      return "for good, since the notifier's replay is over before netvsc is listed";
    }
    return design.slaveFlagAt() == SlaveFlagAt.POST_INIT
        ? "the notifier's replay links it, but repeats no NETDEV_POST_INIT: never flagged"
        : "until the notifier's replay joins it; for good if netvsc_drv_init is over by then";
  }
}
