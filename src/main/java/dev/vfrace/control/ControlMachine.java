package dev.vfrace.control;

import dev.vfrace.delay.Delay;
import dev.vfrace.model.Coupling;
import dev.vfrace.model.DataPathSwitching;
import dev.vfrace.model.DataPathSwitching.DataPathBy;
import dev.vfrace.model.KernelDesign;
import dev.vfrace.model.KernelDesign.AddrconfGate;
import dev.vfrace.model.KernelDesign.Marking;
import dev.vfrace.model.KernelDesign.MasterLink;
import dev.vfrace.model.KernelDesign.MatchKey;
import dev.vfrace.model.KernelDesign.Matching;
import dev.vfrace.model.KernelDesign.Probing;
import dev.vfrace.model.KernelDesign.SlaveFlagAt;
import dev.vfrace.model.KernelTiming;
import dev.vfrace.model.MachineSpec;
import dev.vfrace.model.Naming;
import dev.vfrace.model.Neighbours;
import dev.vfrace.model.Owner;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.model.Scenario;
import dev.vfrace.model.Scenario.Action;
import dev.vfrace.model.Shown;
import dev.vfrace.model.Timing;
import dev.vfrace.model.UserspaceTiming;
import dev.vfrace.vocabulary.KernelStep;
import dev.vfrace.vocabulary.Netns;
import dev.vfrace.vocabulary.NotifierEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The VM of a known race: v6.1 but for where the flag is set, hot-add, and no step takes time but
 * the one that sets the flag.
 *
 * @param flagAt where the flag is set
 * @param window from the uevent to the flag
 * @param boots whether each cycle is a boot
 * @param offset from the start of the cycle to the VF
 * @param stay from the flag to the revocation of the VF, whoever still looks for it; empty: the VF
 *     stays until every program has met it
 * @param seed of the random draws
 */
record ControlMachine(
    SlaveFlagAt flagAt,
    Delay window,
    boolean boots,
    Delay offset,
    Optional<Delay> stay,
    long seed) {

  private static final String NAME = "control";
  private static final List<Action> ARRIVAL = List.of(Action.OFFER_VF, Action.AWAIT_VF_REGISTERED);
  private static final List<Action> DEPARTURE =
      List.of(Action.REVOKE_VF, Action.AWAIT_VF_REMOVED, Action.GAP);
  private static final String SUMMARY = "a race with a known answer";

  static ControlMachine hotAdd(SlaveFlagAt flagAt, Delay window, long seed) {
    return new ControlMachine(flagAt, window, false, Delay.ZERO, Optional.empty(), seed);
  }

  static ControlMachine boot(Delay window, long seed) {
    return new ControlMachine(
        SlaveFlagAt.REGISTER, window, true, Delay.ZERO, Optional.empty(), seed);
  }

  /** The same with the VF that much later in the cycle. */
  ControlMachine after(Delay later) {
    return new ControlMachine(flagAt, window, boots, later, stay, seed);
  }

  /** The same with the VF revoked that long after its flag, though programs may not have met it. */
  ControlMachine staying(Delay time) {
    return new ControlMachine(flagAt, window, boots, offset, Optional.of(time), seed);
  }

  MachineSpec with(List<ProgramSpec> programs) {
    return new MachineSpec(kernel(), scenario(), timing(), programs, Delay.ZERO, seed);
  }

  private KernelDesign kernel() {
    return new KernelDesign(
        new Naming(NAME, SUMMARY, SUMMARY),
        new Marking(flagAt, MasterLink.MASTER, /* setsNoAddrconf= */ false),
        new Matching(List.of(MatchKey.DEV_MAC), /* serialNeedsMac= */ false),
        new Probing(
            /* rescanAtProbe= */ false,
            /* notifierBeforeBusDriver= */ true,
            /* rtnlHeldOverProbe= */ false,
            Set.of(NotifierEvent.NETDEV_REGISTER)),
        new DataPathSwitching(
            DataPathBy.HOST,
            /* atChange= */ true,
            NotifierEvent.NETDEV_GOING_DOWN,
            /* openWaitsForAssociation= */ false),
        AddrconfGate.SLAVE_FLAG,
        Shown.AS_MERGED,
        Coupling.AS_IN_V6_1);
  }

  private Scenario scenario() {
    List<Scenario.Stage> cycle = new ArrayList<>();
    if (boots) {
      cycle.add(Action.BOOT);
    }
    cycle.addAll(ARRIVAL);
    cycle.add(stay.isPresent() ? new Scenario.Wait(stay.get()) : Action.SETTLE);
    cycle.addAll(DEPARTURE);
    return new Scenario(
        NAME,
        SUMMARY,
        SUMMARY,
        Owner.NETVSC,
        Netns.INIT,
        Neighbours.NONE,
        List.of(Action.LOAD_MODULE, Action.OFFER_SYNTHETIC, Action.AWAIT_NETVSC_UP),
        cycle);
  }

  private Timing timing() {
    return new Timing(
        NAME,
        SUMMARY,
        SUMMARY,
        "mlx5_core",
        new KernelTiming(Map.of(KernelStep.VF_PROBE, offset, KernelStep.SLAVE_FLAG, window)),
        UserspaceTiming.NONE,
        Optional.empty());
  }
}
