package dev.vfrace.kernel;

import dev.vfrace.model.Coupling.OpensAt;
import dev.vfrace.model.KernelDesign;
import dev.vfrace.model.KernelDesign.MasterLink;
import dev.vfrace.model.KernelDesign.SlaveFlagAt;
import dev.vfrace.model.Shown.MasterLinkAt;
import dev.vfrace.timeline.StepClock;
import dev.vfrace.timeline.Timer;
import dev.vfrace.vocabulary.KernelMessage;
import dev.vfrace.vocabulary.KernelStep;
import dev.vfrace.vocabulary.LinkState;
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
  private final Timer<?> takeover;
  private boolean joined;
  private boolean linkedEarly;
  private boolean taken;
  private Optional<Runnable> whenLinked = Optional.empty();

  VfJoin(
      KernelState kernel,
      Synthetic synthetic,
      ActorRef<KernelMessage> core,
      ActorRef<NetvscMessage> self,
      Steps<?> steps,
      Timer<?> takeover) {
    this.design = kernel.design();
    this.clock = kernel.clock();
    this.vf = kernel.vf();
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
   * NETDEV_POST_INIT, {@code netvsc_prepare_bonding} (v6.7; {@code netvsc_prepare_slave} in v4):
   * the flag, and what other designs do as early as this.
   */
  void prepare(Runnable then) {
    if (!matches(NotifierEvent.NETDEV_POST_INIT)) {
      then.run();
      return;
    }
    if (design.slaveFlagAt() == SlaveFlagAt.POST_INIT) {
      setSlave();
    }
    if (design.shown().hidesSlaves()) {
      vf.hide();
    }
    if (design.shown().masterLinkAt() == MasterLinkAt.POST_INIT) {
      linkEarly(then);
    } else {
      then.run();
    }
  }

  /** Joins the VF before it is exposed. Where {@code flag} follows the link, it is set as early. */
  void linkEarly(Runnable then) {
    if (taken || vf.netns() != synthetic.netns()) {
      then.run();
      return;
    }
    join(
        () -> {
          linkedEarly = true;
          then.run();
        });
  }

  /** Whether a VF that is being registered has its netvsc. */
  boolean matches(NotifierEvent event) {
    return synthetic.matches(event, vf);
  }

  /** Something else has the VF's rx handler, so that it cannot be joined. */
  void takeRxHandler() {
    taken = true;
  }

  /**
   * NETDEV_REGISTER, {@code netvsc_register_vf}: joins a VF that matches, and has it opened as the
   * design wants it.
   *
   * @param whenJoined goes on after a join
   * @param otherwise goes on without
   */
  void register(Runnable whenJoined, Runnable otherwise) {
    if (linkedEarly) {
      linkedEarly = false;
      joined(whenJoined);
    } else if (joined || taken || !matches(NotifierEvent.NETDEV_REGISTER)) {
      otherwise.run();
    } else {
      join(() -> joined(whenJoined));
    }
  }

  private void joined(Runnable then) {
    if (design.coupling().opensAt() == OpensAt.TAKEOVER) {
      clock.after(takeover, KernelStep.VF_TAKEOVER);
    }
    then.run();
  }

  /**
   * The look for a VF that was there before, at the end of {@code netvsc_probe} (9cae43da9867,
   * v6.8): flag, then join, which may fail.
   *
   * @param whenFound goes on if there is one, joined or not: it is set up at once
   * @param otherwise goes on without
   */
  void rescan(Runnable whenFound, Runnable otherwise) {
    if (!design.rescanAtProbe()
        || joined
        || !vf.isRegistered()
        || vf.netns() != synthetic.netns()
        || !matches(NotifierEvent.NETDEV_REGISTER)) {
      otherwise.run();
      return;
    }
    if (design.slaveFlagAt() == SlaveFlagAt.POST_INIT) {
      setSlave();
    }
    if (taken) {
      whenFound.run();
    } else {
      join(whenFound);
    }
  }

  void stepDone() {
    steps.done();
  }

  /** The link has been made. */
  void linked() {
    Optional<Runnable> then = whenLinked;
    whenLinked = Optional.empty();
    then.ifPresent(Runnable::run);
  }

  /**
   * NETDEV_UNREGISTER or driver removal, {@code netvsc_unregister_vf}: IFF_SLAVE stays, unless it
   * is a bond that lets the VF go.
   */
  void unregister() {
    boolean wasJoined = joined;
    release();
    if (wasJoined) {
      core.tell(UnderRtnl.UnlinkUpper.INSTANCE);
    }
  }

  /** {@code netvsc_remove}: a VF that a script has put into a bond stays there. */
  void remove() {
    if (design.masterLink() == MasterLink.NONE) {
      release();
    } else {
      unregister();
    }
  }

  private void release() {
    takeover.cancel();
    linkedEarly = false;
    joined = false;
  }

  /** The VM is switched off. */
  void powerOff() {
    steps.cancel();
    takeover.cancel();
    joined = false;
    linkedEarly = false;
    taken = false;
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
          core.tell(new UnderRtnl.LinkUpper(design.masterLink() == MasterLink.MASTER, self));
        });
  }

  private void flag(Runnable then) {
    if (design.slaveFlagAt() == SlaveFlagAt.NEVER && design.setsNoAddrconf()) {
      // failover_slave_register, which has no IFF_SLAVE that it could come with (cb54d392279d)
      vf.set(LinkState.IFF_NO_ADDRCONF);
    }
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
    vf.setSlave(design.setsNoAddrconf());
  }
}
