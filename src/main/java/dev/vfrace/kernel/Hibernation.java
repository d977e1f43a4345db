package dev.vfrace.kernel;

import dev.vfrace.model.KernelDesign;
import dev.vfrace.model.Shown.Devices;
import dev.vfrace.timeline.StepClock;
import dev.vfrace.timeline.Timer;
import dev.vfrace.vocabulary.KernelStep;
import dev.vfrace.vocabulary.MachineEvent;
import dev.vfrace.vocabulary.Nvsp;

/**
 * {@code netvsc_resume}: the VF has stayed joined, the data path is on the synthetic NIC again,
 * until a later UP or CHANGE of the VF. {@code netvsc_attach} repeats the NVSP handshake, so that
 * the host hears of SR-IOV and sends the association again; {@code vf_alloc} stays as it was.
 */
final class Hibernation {

  private final KernelDesign design;
  private final StepClock clock;
  private final DataPath dataPath;
  private final RtnlHolder rtnl;
  private final Timer<?> timer;
  private final NetvscDriver.Peers peers;

  Hibernation(NetvscDevice netvsc, Timer<?> timer, NetvscDriver.Peers peers) {
    this.design = netvsc.kernel().design();
    this.clock = netvsc.kernel().clock();
    this.dataPath = netvsc.dataPath();
    this.rtnl = netvsc.rtnl();
    this.timer = timer;
    this.peers = peers;
  }

  /** The VM wakes up; the VF's driver is to follow. */
  void resume() {
    rtnl.lock(
        () -> {
          if (design.shown().devices() == Devices.TWO) {
            dataPath.resume();
            peers.host().tell(Nvsp.SriovAnnounced.INSTANCE);
          }
          rtnl.unlock();
          clock.after(timer, KernelStep.RESUME);
        });
  }

  /** The VF's driver has resumed, too: the VF has its carrier again. */
  void resumed() {
    peers.core().tell(NetworkCore.CarrierChange.ON);
    peers.director().tell(MachineEvent.RESUMED);
  }

  /** The VM is switched off. */
  void powerOff() {
    timer.cancel();
  }
}
