package dev.vfrace.kernel;

import dev.vfrace.timeline.StepClock;
import dev.vfrace.timeline.Timer;
import dev.vfrace.vocabulary.KernelStep;
import dev.vfrace.vocabulary.ManagerAnswer;
import dev.vfrace.vocabulary.ManagerRequest;
import dev.vfrace.vocabulary.NetvscMessage;
import dev.vfrace.vocabulary.UserspaceMessage;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * The kernel's question to the network manager whether a VF that has a netvsc may be exposed. It
 * waits for the answer under RTNL, as long as {@link KernelStep#MANAGER_TIMEOUT} at most; a manager
 * that is late, absent or has crashed is given up.
 */
final class ManagerCall {

  private final StepClock clock;
  private final ActorRef<UserspaceMessage> userspace;
  private final ActorRef<NetvscMessage> self;
  private final Timer<?> timeout;
  private Optional<Runnable> whenAnswered = Optional.empty();
  private Runnable otherwise = () -> {};

  ManagerCall(
      StepClock clock,
      ActorRef<UserspaceMessage> userspace,
      ActorRef<NetvscMessage> self,
      Timer<?> timeout) {
    this.clock = clock;
    this.userspace = userspace;
    this.self = self;
    this.timeout = timeout;
  }

  /** Asks. */
  void ask(Runnable taken, Runnable givenUp) {
    whenAnswered = Optional.of(taken);
    otherwise = givenUp;
    userspace.tell(new ManagerRequest(clock.cycle(), clock.now(), self));
    clock.after(timeout, KernelStep.MANAGER_TIMEOUT);
  }

  /** The manager has answered; too late, or for a VF that is gone, it is not heard. */
  void answered(ManagerAnswer answer) {
    Optional<Runnable> taken = whenAnswered;
    if (taken.isPresent() && answer.ifindex() == clock.cycle()) {
      timeout.cancel();
      whenAnswered = Optional.empty();
      taken.get().run();
    }
  }

  /** The manager has not answered. */
  void timedOut() {
    whenAnswered = Optional.empty();
    otherwise.run();
  }

  /** The VM is switched off. */
  void powerOff() {
    timeout.cancel();
    whenAnswered = Optional.empty();
  }
}
