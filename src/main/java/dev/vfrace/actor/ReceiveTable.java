package dev.vfrace.actor;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.jspecify.annotations.Nullable;

/**
 * Which method of an actor handles which message: one table a class, shared by all its actors.
 * Pekko's receive builder makes a table for every actor, which with two dozen actors a VM is most
 * of a VM's memory, and searches it from the top. Here a message finds its handler by its exact
 * class.
 *
 * @param <A> the actor
 * @param <T> its messages
 */
public final class ReceiveTable<A extends Behavior<T>, T> {

  private final IdentityHashMap<Class<?>, BiFunction<A, Object, Behavior<T>>> messages =
      new IdentityHashMap<>();
  private final Map<Class<?>, BiFunction<A, Object, Behavior<T>>> signals = new LinkedHashMap<>();

  private ReceiveTable() {}

  /** A table of an actor class, to be filled before its first actor is made. */
  public static <A extends Behavior<T>, T> ReceiveTable<A, T> create() {
    return new ReceiveTable<>();
  }

  /** Messages of exactly this class go to this method. */
  public <M extends T> ReceiveTable<A, T> onMessage(
      Class<M> type, BiFunction<A, M, Behavior<T>> handler) {
    messages.put(type, (actor, message) -> handler.apply(actor, type.cast(message)));
    return this;
  }

  /** Messages of exactly this class, which say all by being sent, go to this method. */
  public <M extends T> ReceiveTable<A, T> onMessage(
      Class<M> type, Function<A, Behavior<T>> handler) {
    messages.put(type, (actor, message) -> handler.apply(actor));
    return this;
  }

  /** Signals of this class, or of Pekko's own below it, go to this method. */
  public <S extends Signal> ReceiveTable<A, T> onSignal(
      Class<S> type, BiFunction<A, S, Behavior<T>> handler) {
    signals.put(type, (actor, signal) -> handler.apply(actor, type.cast(signal)));
    return this;
  }

  /**
   * What an actor is until the message by which it hears of those that it needs; another one before
   * that is an error.
   *
   * @param actor whom it becomes
   * @param first the message
   * @param then makes it
   */
  public static <T, M extends T> Behavior<T> awaiting(
      Class<? extends Behavior<T>> actor, Class<M> first, Function<M, Behavior<T>> then) {
    return Behaviors.receiveMessage(
        message -> {
          if (!first.isInstance(message)) {
            throw unexpected(actor, message);
          }
          return then.apply(first.cast(message));
        });
  }

  /**
   * What an actor fails with that gets a message for which it has no handler: a protocol that is
   * wrong shows at once, and not as a machine that hangs.
   */
  private static IllegalStateException unexpected(Class<?> actor, Object message) {
    return new IllegalStateException(
        "%s has no handler for %s".formatted(actor.getSimpleName(), message));
  }

  /** What one actor does with its messages; another one is an error. */
  public Receive<T> of(A actor) {
    return new Receive<>() {
      @Override
      public Behavior<T> receiveMessage(T message) {
        BiFunction<A, Object, Behavior<T>> handler = messages.get(message.getClass());
        if (handler == null) {
          throw unexpected(actor.getClass(), message);
        }
        return handler.apply(actor, message);
      }

      @Override
      public Behavior<T> receiveSignal(Signal signal) {
        BiFunction<A, Object, Behavior<T>> handler = signalHandler(signal);
        return handler == null ? Behaviors.unhandled() : handler.apply(actor, signal);
      }
    };
  }

  private @Nullable BiFunction<A, Object, Behavior<T>> signalHandler(Signal signal) {
    return signals.entrySet().stream()
        .filter(entry -> entry.getKey().isInstance(signal))
        .findFirst()
        .map(Map.Entry::getValue)
        .orElse(null);
  }
}
