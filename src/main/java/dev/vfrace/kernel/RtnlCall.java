package dev.vfrace.kernel;

import dev.vfrace.vocabulary.KernelMessage;
import dev.vfrace.vocabulary.NetvscMessage;
import org.apache.pekko.actor.typed.ActorRef;

/** What actors of the kernel that have no RTNL ask of the network core: the mutex itself. */
public sealed interface RtnlCall extends KernelMessage {

  /**
   * {@code rtnl_lock}.
   *
   * @param replyTo gets {@link RtnlHeld} and must answer with {@link RtnlUnlock}
   */
  record RtnlLock(ActorRef<? super RtnlHeld> replyTo) implements RtnlCall {}

  /**
   * {@code rtnl_trylock} by a work item that queues itself again until it has it: behind everybody
   * who waits.
   *
   * @param replyTo gets {@link RtnlHeld} and must answer with {@link RtnlUnlock}
   */
  record RtnlTrylock(ActorRef<? super RtnlHeld> replyTo) implements RtnlCall {}

  /** {@code rtnl_unlock} by who got {@link RtnlHeld}. */
  enum RtnlUnlock implements RtnlCall {
    /** The message. */
    INSTANCE
  }

  /** RTNL is yours. */
  enum RtnlHeld implements NetvscMessage {
    /** To who waited. */
    INSTANCE,
    /** To who tried again and again. */
    AFTER_TRYING
  }
}
