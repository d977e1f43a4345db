package dev.vfrace.machine;

import dev.vfrace.delay.Delay;
import dev.vfrace.host.Hypervisor;
import dev.vfrace.host.Hypervisor.Association;
import dev.vfrace.host.Hypervisor.OfferVf;
import dev.vfrace.host.Hypervisor.PciSlot;
import dev.vfrace.kernel.NetvscDriver;
import dev.vfrace.kernel.NetworkCore;
import dev.vfrace.kernel.OtherPairs;
import dev.vfrace.kernel.VfDriver;
import dev.vfrace.model.KernelTiming;
import dev.vfrace.model.Scenario;
import dev.vfrace.model.Scenario.Action;
import dev.vfrace.model.Scenario.Settle;
import dev.vfrace.model.Scenario.Stage;
import dev.vfrace.model.Scenario.Wait;
import dev.vfrace.timeline.Timer;
import dev.vfrace.userspace.Userspace;
import dev.vfrace.vocabulary.KernelStep;
import dev.vfrace.vocabulary.MachineEvent;
import dev.vfrace.vocabulary.Netns;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The stages of one VM's script: has each of them done by the VM's parts, and knows whether the
 * script waits, for a time or for something to happen.
 */
final class Stages {

  private final Lane parts;
  private final KernelTiming timing;
  private final Timer<?> timer;
  private final Set<MachineEvent> happened = EnumSet.noneOf(MachineEvent.class);
  private Optional<MachineEvent> awaited = Optional.empty();
  private boolean paused;
  private boolean settling;

  /**
   * Before the first stage.
   *
   * @param parts of the VM
   * @param timing of the stages that name no delay
   * @param timer due when a pause is over
   */
  Stages(Lane parts, KernelTiming timing, Timer<?> timer) {
    this.parts = parts;
    this.timing = timing;
    this.timer = timer;
  }

  /** A cycle begins, in which nothing has happened. */
  void startCycle() {
    happened.clear();
  }

  /** Something has happened; whether the script has waited for that. */
  boolean happened(MachineEvent event) {
    happened.add(event);
    if (event == MachineEvent.VF_WITHHELD) {
      happened.add(MachineEvent.VF_REGISTERED);
    }
    if (awaited.isEmpty() || !happened.contains(awaited.get())) {
      return false;
    }
    awaited = Optional.empty();
    return true;
  }

  /** Waits until the timer is due, at the time at hand. */
  void pauseForNow() {
    paused = true;
    timer.soon();
  }

  /** The timer is due. */
  void pauseIsOver() {
    paused = false;
  }

  /** Whether the script waits for a time or for something to happen. */
  boolean areWaiting() {
    return paused || awaited.isPresent();
  }

  /** Whether the last stage settles, and userspace has not been found quiet behind it. */
  boolean areSettling() {
    return settling;
  }

  /** The settling time is over: whether userspace is quiet, too; if not, waits for that. */
  boolean settle() {
    if (happened.contains(MachineEvent.USERSPACE_QUIET)) {
      settling = false;
      return true;
    }
    parts.userspace().tell(Userspace.AwaitQuiet.INSTANCE);
    await(MachineEvent.USERSPACE_QUIET);
    return false;
  }

  /** Performs a stage: has it done, and waits where the stage does. */
  void perform(Stage stage) {
    if (Scenario.offersVf(stage)) {
      parts
          .kernel()
          .otherPairs()
          .ifPresent(
              others -> others.tell(new OtherPairs.Start(parts.kernel().state().clock().cycle())));
    }
    if (stage instanceof Wait wait) {
      pause(KernelStep.SETTLE, wait.delay());
      return;
    }
    if (stage instanceof Settle settle) {
      settleAfter(settle.delay());
      return;
    }
    switch ((Action) stage) {
      case BOOT -> {}
      case OFFER_SYNTHETIC -> parts.host().tell(Hypervisor.OfferSynthetic.INSTANCE);
      case LOAD_MODULE -> {
        happened.remove(MachineEvent.NETVSC_PROBED);
        happened.remove(MachineEvent.NETVSC_UP);
        parts.kernel().netvsc().tell(NetvscDriver.Order.LOAD_MODULE);
      }
      case UNLOAD_MODULE -> {
        parts.kernel().netvsc().tell(NetvscDriver.Order.UNLOAD_MODULE);
        await(MachineEvent.MODULE_UNLOADED);
      }
      case OFFER_VF -> parts.host().tell(new OfferVf(Association.FOLLOWS, PciSlot.NUMBERED));
      case OFFER_VF_WITHOUT_SLOT ->
          parts.host().tell(new OfferVf(Association.FOLLOWS, PciSlot.UNNUMBERED));
      case TAKE_RX_HANDLER -> parts.kernel().netvsc().tell(NetvscDriver.Order.TAKE_RX_HANDLER);
      case MOVE_NETVSC -> moveNetvsc(Netns.OTHER);
      case MOVE_NETVSC_BACK -> moveNetvsc(Netns.INIT);
      case UNLOAD_VF -> {
        happened.remove(MachineEvent.VF_REMOVED);
        parts.kernel().driver().tell(VfDriver.Order.UNLOAD);
        await(MachineEvent.VF_REMOVED);
      }
      case LOAD_VF -> {
        happened.remove(MachineEvent.VF_REMOVED);
        happened.remove(MachineEvent.VF_REGISTERED);
        parts.kernel().driver().tell(VfDriver.Order.LOAD);
      }
      case VF_CARRIER_OFF -> parts.kernel().driver().tell(VfDriver.Order.CARRIER_OFF);
      case VF_CARRIER_ON -> parts.kernel().driver().tell(VfDriver.Order.CARRIER_ON);
      case SUSPEND_RESUME -> {
        happened.remove(MachineEvent.RESUMED);
        parts.kernel().netvsc().tell(NetvscDriver.Order.SUSPEND_RESUME);
        await(MachineEvent.RESUMED);
      }
      case SET_CHANNELS -> reattach(NetvscDriver.Order.SET_CHANNELS);
      case CHANGE_MTU -> reattach(NetvscDriver.Order.CHANGE_MTU);
      case OFFER_VF_UNASSOCIATED ->
          parts.host().tell(new OfferVf(Association.KEPT_BACK, PciSlot.NUMBERED));
      case ATTACH_VF -> parts.host().tell(Hypervisor.AttachVf.INSTANCE);
      case ASSOCIATE_VF -> parts.host().tell(Hypervisor.AssociateVf.INSTANCE);
      case AWAIT_VF_REGISTERED -> await(MachineEvent.VF_REGISTERED);
      case AWAIT_NETVSC_PROBED -> await(MachineEvent.NETVSC_PROBED);
      case UNBIND_NETVSC -> {
        happened.remove(MachineEvent.NETVSC_UNBOUND);
        parts.kernel().netvsc().tell(NetvscDriver.Order.UNBIND);
        await(MachineEvent.NETVSC_UNBOUND);
      }
      case BIND_NETVSC -> {
        happened.remove(MachineEvent.NETVSC_PROBED);
        happened.remove(MachineEvent.NETVSC_UP);
        parts.kernel().netvsc().tell(NetvscDriver.Order.BIND);
      }
      case AWAIT_NETVSC_UP -> await(MachineEvent.NETVSC_UP);
      case IFUP_NETVSC -> {
        happened.remove(MachineEvent.NETVSC_UP);
        parts.kernel().netvsc().tell(NetvscDriver.Order.SET_UP);
        await(MachineEvent.NETVSC_UP);
      }
      case SETTLE -> settleAfter(timing.of(KernelStep.SETTLE));
      case REVOKE_VF -> parts.host().tell(Hypervisor.RevokeVf.INSTANCE);
      case AWAIT_VF_REMOVED -> await(MachineEvent.VF_REMOVED);
      case POWER_OFF -> powerOff();
      case GAP -> pause(KernelStep.GAP, timing.of(KernelStep.GAP));
    }
  }

  private void settleAfter(Delay delay) {
    settling = true;
    happened.remove(MachineEvent.USERSPACE_QUIET);
    pause(KernelStep.SETTLE, delay);
  }

  private void reattach(NetvscDriver.Order how) {
    happened.remove(MachineEvent.NETVSC_REATTACHED);
    parts.kernel().netvsc().tell(how);
    await(MachineEvent.NETVSC_REATTACHED);
  }

  private void moveNetvsc(Netns target) {
    happened.remove(MachineEvent.NETVSC_MOVED);
    parts.kernel().netvsc().tell(new NetvscDriver.MoveNetvsc(target));
    await(MachineEvent.NETVSC_MOVED);
  }

  private void powerOff() {
    parts.host().tell(Hypervisor.PowerOff.INSTANCE);
    parts.kernel().driver().tell(VfDriver.PowerOff.INSTANCE);
    parts.kernel().netvsc().tell(NetvscDriver.Order.POWER_OFF);
    parts.kernel().core().tell(NetworkCore.PowerOff.INSTANCE);
  }

  private void pause(KernelStep step, Delay delay) {
    paused = true;
    timer.after(step, delay);
  }

  private void await(MachineEvent event) {
    if (!happened.contains(event)) {
      awaited = Optional.of(event);
    }
  }
}
