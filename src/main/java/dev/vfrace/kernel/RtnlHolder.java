package dev.vfrace.kernel;

import dev.vfrace.vocabulary.KernelMessage;
import dev.vfrace.vocabulary.Netns;
import dev.vfrace.vocabulary.NetvscMessage;
import java.util.ArrayDeque;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * What netvsc does with RTNL: takes it, and has the network core act on the VF while it is held.
 */
final class RtnlHolder {

  private final ActorRef<KernelMessage> core;
  private final ActorRef<NetvscMessage> self;
  private final ArrayDeque<Runnable> whenHeld = new ArrayDeque<>(1);
  private final ArrayDeque<Runnable> whenTried = new ArrayDeque<>(1);
  private Optional<Runnable> whenFlagsChanged = Optional.empty();
  private Optional<Runnable> whenMoved = Optional.empty();

  RtnlHolder(ActorRef<KernelMessage> core, ActorRef<NetvscMessage> self) {
    this.core = core;
    this.self = self;
  }

  /** Runs the section when RTNL is held; it must end with {@link #unlock}. */
  void lock(Runnable section) {
    whenHeld.add(section);
    core.tell(new RtnlCall.RtnlLock(self));
  }

  /** The same for a work item that tries again and again, behind everybody who waits. */
  void tryLock(Runnable section) {
    whenTried.add(section);
    core.tell(new RtnlCall.RtnlTrylock(self));
  }

  void unlock() {
    core.tell(RtnlCall.RtnlUnlock.INSTANCE);
  }

  /** RTNL is held. */
  void held(RtnlCall.RtnlHeld how) {
    (how == RtnlCall.RtnlHeld.INSTANCE ? whenHeld : whenTried).remove().run();
  }

  /** {@code dev_change_flags} of the VF: opens it, or closes it. */
  void changeFlags(boolean up, Runnable then) {
    whenFlagsChanged = Optional.of(then);
    core.tell(new UnderRtnl.DevChangeFlags(up, self));
  }

  /** The VF is up, or down. */
  void flagsChanged() {
    Optional<Runnable> then = whenFlagsChanged;
    whenFlagsChanged = Optional.empty();
    then.ifPresent(Runnable::run);
  }

  /** {@code dev_change_net_namespace} of the VF. */
  void changeNamespace(Netns target, Runnable then) {
    whenMoved = Optional.of(then);
    core.tell(new UnderRtnl.ChangeNamespace(target, self));
  }

  /** The VF is in the other namespace. */
  void namespaceChanged() {
    Optional<Runnable> then = whenMoved;
    whenMoved = Optional.empty();
    then.ifPresent(Runnable::run);
  }

  /** The VM is switched off. */
  void powerOff() {
    whenHeld.clear();
    whenTried.clear();
    whenFlagsChanged = Optional.empty();
    whenMoved = Optional.empty();
  }
}
