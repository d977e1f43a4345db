package dev.vfrace.kernel;

import dev.vfrace.vocabulary.KernelMessage;
import dev.vfrace.vocabulary.NetvscMessage;
import dev.vfrace.vocabulary.NotifierEvent;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;

/** What a module asks of the notifier chain of network devices ({@code net/core/dev.c}). */
public sealed interface NetdeviceNotifier extends KernelMessage {

  /**
   * {@code register_netdevice_notifier}: under RTNL, replays what the design replays for a VF that
   * exists already.
   *
   * @param subscriber whom to call
   * @param events what it cares about
   */
  record RegisterNotifier(ActorRef<NetvscMessage> subscriber, Set<NotifierEvent> events)
      implements NetdeviceNotifier {}

  /**
   * {@code unregister_netdevice_notifier}: under RTNL, replays GOING_DOWN, DOWN and UNREGISTER to
   * the leaving subscriber.
   *
   * @param subscriber who leaves
   * @param events what it cared about
   */
  record UnregisterNotifier(ActorRef<NetvscMessage> subscriber, Set<NotifierEvent> events)
      implements NetdeviceNotifier {}

  /** The notifier has been registered, or unregistered, and the replay is over. */
  enum NotifierChanged implements NetvscMessage {
    /** The message. */
    INSTANCE
  }

  /** A subscriber has handled its {@link NotifierCall}. */
  enum NotifierDone implements NetdeviceNotifier {
    /** The message. */
    INSTANCE
  }
}
