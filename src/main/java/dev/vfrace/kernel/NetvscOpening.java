package dev.vfrace.kernel;

import dev.vfrace.model.Coupling.OpensAt;
import dev.vfrace.model.KernelDesign;
import dev.vfrace.model.Shown.Devices;
import dev.vfrace.timeline.StepClock;
import dev.vfrace.timeline.Timer;
import dev.vfrace.vocabulary.KernelStep;
import dev.vfrace.vocabulary.MachineEvent;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * Netvsc's own IFF_UP, and the VF that follows it ({@code netvsc_open}, {@code netvsc_close},
 * {@code __netvsc_vf_setup} in netvsc_drv.c; the same in 5.10.223 to 7.3.4). A netvsc that was just
 * registered is down until whoever configures eth0 sets it up, by a timing of its own.
 */
final class NetvscOpening {

  private final KernelDesign design;
  private final StepClock clock;
  private final Synthetic synthetic;
  private final VfJoin join;
  private final RtnlHolder rtnl;
  private final DataPathLog log;
  private final Timer<?> ifup;
  private final ActorRef<? super MachineEvent> director;

  NetvscOpening(
      KernelState kernel,
      Synthetic synthetic,
      VfJoin join,
      RtnlHolder rtnl,
      Timer<?> ifup,
      ActorRef<? super MachineEvent> director) {
    this.design = kernel.design();
    this.clock = kernel.clock();
    this.log = kernel.log();
    this.synthetic = synthetic;
    this.join = join;
    this.rtnl = rtnl;
    this.ifup = ifup;
    this.director = director;
  }

  /** The NIC has been registered: somebody will configure it. */
  void registered() {
    clock.after(ifup, KernelStep.NETVSC_IFUP);
  }

  /** Somebody sets netvsc up. */
  void setUp() {
    rtnl.lock(() -> open(this::isUp));
  }

  private void isUp() {
    rtnl.unlock();
    director.tell(MachineEvent.NETVSC_UP);
  }

  /**
   * {@code netvsc_open}: opens the VF too, which raises its NETDEV_UP. It is not called where
   * netvsc is up ({@code dev_open}).
   */
  private void open(Runnable then) {
    if (!synthetic.isInDevList() || synthetic.isUp()) {
      then.run();
      return;
    }
    synthetic.setUp(true);
    log.syntheticRuns(design.shown().devices() == Devices.TWO);
    if (hasVf()) {
      rtnl.changeFlags(/* up= */ true, then);
    } else {
      then.run();
    }
  }

  /** {@code netvsc_close}, by who holds RTNL: closes the VF too. */
  void close(Runnable then) {
    if (!synthetic.isUp()) {
      then.run();
      return;
    }
    synthetic.setUp(false);
    log.syntheticRuns(false);
    if (hasVf()) {
      rtnl.changeFlags(/* up= */ false, then);
    } else {
      then.run();
    }
  }

  /**
   * {@code __netvsc_vf_setup}, by who holds RTNL: gives the VF netvsc's flags, which closes a VF
   * that is up while netvsc is down. {@code failover_slave_register} opens, and never closes.
   */
  void setUpVf(Runnable then) {
    if (synthetic.isUp() || design.coupling().opensAt() == OpensAt.TAKEOVER) {
      rtnl.changeFlags(synthetic.isUp(), then);
    } else {
      then.run();
    }
  }

  /** Nobody waits to configure a NIC that is gone. */
  void cancel() {
    ifup.cancel();
  }

  private boolean hasVf() {
    return join.isJoined() && design.coupling().opensAt() != OpensAt.USERSPACE;
  }
}
