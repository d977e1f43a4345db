package dev.vfrace.actor;

import org.apache.pekko.actor.Props;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.internal.adapter.PropsAdapter;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * Spawns actors that keep less memory than those of {@code ActorContext.spawn}. As long as an actor
 * lives, Pekko keeps the classic props that it was made from, with its first behaviour and all that
 * makes it, and Pekko 1 makes them anew for every actor ({@code ActorRefFactoryAdapter.spawn}).
 * Here all actors share them; their common behaviour becomes an actor's own at its first message.
 */
public final class Spawner {

  private record Become(Behavior<Object> behavior) {}

  private static final Behavior<Object> UNBORN =
      Behaviors.receiveMessage(message -> ((Become) message).behavior);

  private final Props props;

  /**
   * Spawns actors that are run alike.
   *
   * @param props how
   */
  public Spawner(org.apache.pekko.actor.typed.Props props) {
    this.props = PropsAdapter.apply(() -> UNBORN, props, /* rethrowTypedFailure= */ true);
  }

  /**
   * Spawns a child.
   *
   * @param parent its parent's context
   * @param behavior of the child
   * @param name unique among the parent's children
   */
  @SuppressWarnings("unchecked") // whoever has the reference sends what the behaviour is of
  public <T> ActorRef<T> spawn(ActorContext<?> parent, Behavior<T> behavior, String name) {
    ActorRef<Object> child = Adapter.toTyped(Adapter.actorOf(parent, props, name));
    child.tell(new Become((Behavior<Object>) behavior));
    return child.narrow();
  }
}
