package dev.vfrace.campaign;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.BehaviorInterceptor;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.TypedActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * Stands before the campaign's actor. Whatever is thrown in it, be it no exception but an error
 * that Pekko lets through, is told; and the totals can be taken away from an actor that does not
 * answer.
 */
final class CampaignGuard extends BehaviorInterceptor<Campaign.Command, Campaign.Command> {

  private final Consumer<Throwable> onFailure;
  private final ReentrantLock inUse = new ReentrantLock();
  private boolean isClosed;

  /**
   * Before an actor that has not started.
   *
   * @param onFailure hears of what the actor throws, on the actor's thread
   */
  CampaignGuard(Consumer<Throwable> onFailure) {
    super(Campaign.Command.class);
    this.onFailure = onFailure;
  }

  /**
   * Sees to it that the actor does nothing any more.
   *
   * @return whether that is so; otherwise it is in the middle of something for that long
   */
  boolean close(long timeout, TimeUnit unit) throws InterruptedException {
    if (!inUse.tryLock(timeout, unit)) {
      return false;
    }
    try {
      isClosed = true;
      return true;
    } finally {
      inUse.unlock();
    }
  }

  @Override
  public Behavior<Campaign.Command> aroundStart(
      TypedActorContext<Campaign.Command> context, PreStartTarget<Campaign.Command> target) {
    return guarded(() -> target.start(context));
  }

  @Override
  public Behavior<Campaign.Command> aroundReceive(
      TypedActorContext<Campaign.Command> context,
      Campaign.Command message,
      ReceiveTarget<Campaign.Command> target) {
    return guarded(() -> target.apply(context, message));
  }

  @Override
  public Behavior<Campaign.Command> aroundSignal(
      TypedActorContext<Campaign.Command> context,
      Signal signal,
      SignalTarget<Campaign.Command> target) {
    return guarded(() -> target.apply(context, signal));
  }

  private Behavior<Campaign.Command> guarded(Supplier<Behavior<Campaign.Command>> step) {
    inUse.lock();
    try {
      return isClosed ? Behaviors.stopped() : step.get();
    } catch (Throwable failure) {
      isClosed = true;
      onFailure.accept(failure);
      return Behaviors.stopped();
    } finally {
      inUse.unlock();
    }
  }
}
