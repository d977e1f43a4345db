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
  private Optional<Runnable> whenOpened = Optional.empty();
  private Optional<Runnable> whenMoved = Optional.empty();

  RtnlHolder(ActorRef<KernelMessage> core, ActorRef<NetvscMessage> self) {
    this.core = core;
    this.self = self;
  }

  /** Runs the section when RTNL is held; it must end with {@link #unlock}. */
  void lock(Runnable section) {
    whenHeld.add(section);
    core.tell(new NetworkCore.RtnlLock(self));
  }

  void unlock() {
    core.tell(NetworkCore.RtnlUnlock.INSTANCE);
  }

  /** RTNL is held. */
  void held() {
    whenHeld.remove().run();
  }

  /** {@code __netvsc_vf_setup}: MTU, flags, address lists, {@code dev_open}. */
  void openVf(Runnable then) {
    whenOpened = Optional.of(then);
    core.tell(new NetworkCore.DevOpen(self));
  }

  /** The VF is open. */
  void opened() {
    Optional<Runnable> then = whenOpened;
    whenOpened = Optional.empty();
    then.ifPresent(Runnable::run);
  }

  /** {@code dev_change_net_namespace} of the VF. */
  void changeNamespace(Netns target, Runnable then) {
    whenMoved = Optional.of(then);
    core.tell(new NetworkCore.ChangeNamespace(target, self));
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
    whenOpened = Optional.empty();
    whenMoved = Optional.empty();
  }
}
