package dev.vfrace.kernel;

import dev.vfrace.model.KernelDesign;
import dev.vfrace.timeline.StepClock;
import dev.vfrace.timeline.Timer;
import dev.vfrace.vocabulary.KernelStep;
import dev.vfrace.vocabulary.MachineEvent;
import dev.vfrace.vocabulary.Netns;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * The move of the synthetic NIC to another network namespace, which closes it, and with it the VF;
 * both stay down until somebody sets netvsc up there ({@code __dev_change_net_namespace}). Up to
 * v6.11 a joined VF stays behind, still linked to its master; from about v6.12 it follows at once
 * (4c262801ea60), from about v6.17 in the work {@code vfns_work} (33caa208dba6).
 */
final class NetvscNetns {

  private final KernelDesign design;
  private final StepClock clock;
  private final VfNetdev vf;
  private final Synthetic synthetic;
  private final VfJoin join;
  private final NetvscOpening opening;
  private final RtnlHolder rtnl;
  private final Steps<?> steps;
  private final Timer<?> follow;
  private final ActorRef<? super MachineEvent> director;

  NetvscNetns(
      NetvscDevice netvsc,
      Steps<?> steps,
      Timer<?> follow,
      ActorRef<? super MachineEvent> director) {
    this.design = netvsc.kernel().design();
    this.clock = netvsc.kernel().clock();
    this.vf = netvsc.kernel().vf();
    this.synthetic = netvsc.synthetic();
    this.join = netvsc.join();
    this.opening = netvsc.opening();
    this.rtnl = netvsc.rtnl();
    this.steps = steps;
    this.follow = follow;
    this.director = director;
  }

  /** Moves netvsc, and the VF where it follows. */
  void move(Netns target) {
    rtnl.lock(() -> opening.close(() -> steps.after(KernelStep.NETNS_MOVE, () -> moveTo(target))));
  }

  private void moveTo(Netns target) {
    synthetic.moveTo(target);
    vf.showSynthetic(target);
    follow();
  }

  void stepDone() {
    steps.done();
  }

  private void follow() {
    switch (design.coupling().vfFollows()) {
      case NEVER -> moved();
      case AT_ONCE -> {
        if (join.isJoined()) {
          rtnl.changeNamespace(synthetic.netns(), this::moved);
        } else {
          moved();
        }
      }
      case DEFERRED -> {
        moved();
        if (join.isJoined()) {
          clock.after(follow, KernelStep.VF_FOLLOW);
        }
      }
    }
  }

  private void moved() {
    rtnl.unlock();
    director.tell(MachineEvent.NETVSC_MOVED);
  }

  /** {@code vfns_work}. */
  void followDue() {
    rtnl.tryLock(
        () -> {
          if (join.isJoined()) {
            rtnl.changeNamespace(synthetic.netns(), rtnl::unlock);
          } else {
            rtnl.unlock();
          }
        });
  }

  /** The VM is switched off. */
  void powerOff() {
    steps.cancel();
    follow.cancel();
  }
}
