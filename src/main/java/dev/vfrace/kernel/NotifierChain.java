package dev.vfrace.kernel;

import dev.vfrace.timeline.Timeline;
import dev.vfrace.trace.TraceEvent;
import dev.vfrace.vocabulary.NotifierEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * The netdevice notifier chain ({@code call_netdevice_notifiers_info}, net/core/dev.c): calls its
 * subscribers one after the other, in the order of their registration, and waits for each answer.
 * Calls nest: a subscriber may cause another call before it answers.
 */
final class NotifierChain {

  /** Calls within calls. */
  private static final int FEW = 2;

  private final Timeline time;
  private final List<Subscriber> subscribers = new ArrayList<>(FEW);
  private final ArrayDeque<Walk> walks = new ArrayDeque<>(FEW);

  /**
   * A subscriber.
   *
   * @param actor whom to call
   * @param events what it cares about; for anything else it would answer NOTIFY_DONE at once
   * @param builtIn part of the kernel image, not of a module
   */
  record Subscriber(
      ActorRef<? super NotifierCall> actor, Set<NotifierEvent> events, boolean builtIn) {}

  /** A chain that nobody has subscribed to. */
  NotifierChain(Timeline time) {
    this.time = time;
  }

  void add(Subscriber subscriber) {
    subscribers.add(subscriber);
  }

  void remove(Subscriber subscriber) {
    subscribers.remove(subscriber);
  }

  /** Calls every subscriber, then goes on. */
  void call(NotifierEvent event, Runnable then) {
    record(event);
    walk(new Walk(List.copyOf(subscribers), event, then));
  }

  /** Calls one subscriber only, as the replay does. */
  void callOnly(Subscriber subscriber, NotifierEvent event, Runnable then) {
    record(event);
    walk(new Walk(List.of(subscriber), event, then));
  }

  private void record(NotifierEvent event) {
    if (time.recorder().isOn()) {
      time.recorder().record(new TraceEvent.Notified(time.now(), event));
    }
  }

  /** The subscriber that was called last has answered. */
  void answered() {
    Walk walk = walks.pop();
    walk(walk);
  }

  /** Forgets calls under way and the subscribers of modules: the VM has been switched off. */
  void powerOff() {
    walks.clear();
    subscribers.removeIf(subscriber -> !subscriber.builtIn);
  }

  private void walk(Walk walk) {
    while (walk.next < walk.called.size()) {
      Subscriber subscriber = walk.called.get(walk.next++);
      if (subscriber.events.contains(walk.event)) {
        walks.push(walk);
        subscriber.actor.tell(new NotifierCall(walk.event));
        return;
      }
    }
    walk.then.run();
  }

  private static final class Walk {
    private final List<Subscriber> called;
    private final NotifierEvent event;
    private final Runnable then;
    private int next;

    Walk(List<Subscriber> called, NotifierEvent event, Runnable then) {
      this.called = called;
      this.event = event;
      this.then = then;
    }
  }
}
