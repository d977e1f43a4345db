package dev.vfrace.kernel;

import dev.vfrace.kernel.KernelDesign.MasterLink;
import dev.vfrace.kernel.KernelDesign.SlaveFlagAt;
import dev.vfrace.timing.Alarm;
import dev.vfrace.timing.StepClock;
import dev.vfrace.vocabulary.KernelMessage;
import dev.vfrace.vocabulary.KernelStep;
import dev.vfrace.vocabulary.NetvscMessage;
import dev.vfrace.vocabulary.NotifierEvent;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * How hv_netvsc takes the VF in and lets it go: {@code netvsc_prepare_bonding}, {@code
 * netvsc_register_vf} with {@code netvsc_vf_join}, {@code netvsc_unregister_vf}.
 */
final class VfJoin {

  private final KernelDesign design;
  private final StepClock clock;
  private final VfNetdev vf;
  private final Synthetic synthetic;
  private final ActorRef<KernelMessage> core;
  private final ActorRef<NetvscMessage> self;
  private final Steps<?> steps;
  private final Alarm<?> takeover;
  private boolean joined;
  private Optional<Runnable> whenLinked = Optional.empty();

  VfJoin(
      KernelDesign design,
      StepClock clock,
      VfNetdev vf,
      Synthetic synthetic,
      ActorRef<KernelMessage> core,
      ActorRef<NetvscMessage> self,
      Steps<?> steps,
      Alarm<?> takeover) {
    this.design = design;
    this.clock = clock;
    this.vf = vf;
    this.synthetic = synthetic;
    this.core = core;
    this.self = self;
    this.steps = steps;
    this.takeover = takeover;
  }

  /** Netvsc holds a pointer to the VF. */
  boolean isJoined() {
    return joined;
  }

  /**
   * NETDEV_POST_INIT, {@code netvsc_prepare_bonding} (v6.7; {@code netvsc_prepare_slave} in v4).
   */
  void prepare() {
    if (design.slaveFlagAt() == SlaveFlagAt.POST_INIT
        && synthetic.matches(NotifierEvent.NETDEV_POST_INIT)) {
      setSlave();
    }
  }

  /**
   * NETDEV_REGISTER, {@code netvsc_register_vf}: joins a VF that matches, and schedules the
   * takeover.
   */
  void register(Runnable then) {
    if (joined || !synthetic.matches(NotifierEvent.NETDEV_REGISTER)) {
      then.run();
      return;
    }
    join(
        () -> {
          takeover.setAt(clock.after(KernelStep.VF_TAKEOVER));
          then.run();
        });
  }

  /**
   * The look for a VF that was there before, at the end of {@code netvsc_probe} (9cae43da9867,
   * v6.8): flag, then join; the caller sets the VF up at once.
   */
  void rescan(Runnable then) {
    if (!design.rescanAtProbe()
        || joined
        || !vf.isRegistered()
        || !synthetic.matches(NotifierEvent.NETDEV_REGISTER)) {
      then.run();
      return;
    }
    setSlave();
    join(then);
  }

  /** The link has been made. */
  void linked() {
    Optional<Runnable> then = whenLinked;
    whenLinked = Optional.empty();
    then.ifPresent(Runnable::run);
  }

  /** NETDEV_UNREGISTER or driver removal, {@code netvsc_unregister_vf}: IFF_SLAVE stays. */
  void unregister() {
    takeover.cancel();
    if (joined) {
      joined = false;
      core.tell(NetworkCore.UnlinkUpper.INSTANCE);
    }
  }

  /** The VM is switched off. */
  void powerOff() {
    takeover.cancel();
    joined = false;
    whenLinked = Optional.empty();
  }

  /** {@code netvsc_vf_join}: rx handler, link, and the flag where the design sets it after. */
  private void join(Runnable then) {
    joined = true;
    if (design.masterLink() == MasterLink.NONE) {
      then.run();
      return;
    }
    steps.after(
        KernelStep.MASTER_LINK,
        () -> {
          whenLinked = Optional.of(() -> flag(then));
          core.tell(new NetworkCore.LinkUpper(design.masterLink() == MasterLink.MASTER, self));
        });
  }

  private void flag(Runnable then) {
    if (design.slaveFlagAt() != SlaveFlagAt.REGISTER) {
      then.run();
      return;
    }
    steps.after(
        KernelStep.SLAVE_FLAG,
        () -> {
          setSlave();
          then.run();
        });
  }

  private void setSlave() {
    vf.setSlave(clock.now(), design.setsNoAddrconf());
  }
}
