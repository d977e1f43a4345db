package dev.vfrace.kernel;

import dev.vfrace.model.KernelDesign;
import dev.vfrace.vocabulary.LinkState;
import dev.vfrace.vocabulary.NotifierEvent;
import java.util.Iterator;
import java.util.Set;

/**
 * What a notifier that joins or leaves the chain is told of a VF that is there already, under an
 * RTNL that is held already: {@code register_netdevice_notifier} replays what the design says,
 * never NETDEV_POST_INIT in any release, and {@code unregister_netdevice_notifier} GOING_DOWN, DOWN
 * and UNREGISTER (net/core/dev.c).
 */
final class NotifierReplay {

  private static final Set<NotifierEvent> FAREWELL = Set.of(NotifierEvent.NETDEV_UNREGISTER);
  private static final Set<NotifierEvent> FAREWELL_OF_ONE_THAT_IS_UP =
      Set.of(
          NotifierEvent.NETDEV_GOING_DOWN,
          NotifierEvent.NETDEV_DOWN,
          NotifierEvent.NETDEV_UNREGISTER);

  private final KernelDesign design;
  private final VfNetdev vf;
  private final NotifierChain chain;

  NotifierReplay(KernelDesign design, VfNetdev vf, NotifierChain chain) {
    this.design = design;
    this.vf = vf;
    this.chain = chain;
  }

  /** A notifier joins. */
  void join(NotifierChain.Subscriber joining, Runnable then) {
    chain.add(joining);
    Iterator<NotifierEvent> events =
        design.notifierReplay().stream()
            .sorted()
            .filter(event -> event != NotifierEvent.NETDEV_UP || isUp())
            .iterator();
    replay(joining, events, then);
  }

  /** A notifier leaves. */
  void leave(NotifierChain.Subscriber leaving, Runnable then) {
    chain.remove(leaving);
    Set<NotifierEvent> events = isUp() ? FAREWELL_OF_ONE_THAT_IS_UP : FAREWELL;
    replay(leaving, events.stream().sorted().iterator(), then);
  }

  private void replay(
      NotifierChain.Subscriber subscriber, Iterator<NotifierEvent> events, Runnable then) {
    if (vf.isRegistered() && events.hasNext()) {
      chain.callOnly(subscriber, events.next(), () -> replay(subscriber, events, then));
    } else {
      then.run();
    }
  }

  private boolean isUp() {
    return vf.state().has(LinkState.IFF_UP);
  }
}
