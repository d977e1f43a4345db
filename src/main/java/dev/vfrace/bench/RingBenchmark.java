package dev.vfrace.bench;

import com.typesafe.config.ConfigFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

/**
 * The yardstick: rings of bare Pekko typed actors on the stock fork-join dispatcher, which do
 * nothing but hand tokens on.
 */
final class RingBenchmark extends AbstractBehavior<RingBenchmark.Command> {

  /** What the benchmark hears. */
  sealed interface Command {}

  /** A ring's token has used its hops up. */
  enum TokenDone implements Command {
    INSTANCE
  }

  /** Actors of one ring. */
  static final int MEMBERS = 10;

  private final LongConsumer nanos;
  private final long start;
  private int left;

  private RingBenchmark(ActorContext<Command> context, int rings, long hops, LongConsumer nanos) {
    super(context);
    this.nanos = nanos;
    this.left = rings;
    List<ActorRef<Ring.Command>> firsts = new ArrayList<>();
    for (int ring = 0; ring < rings; ring++) {
      firsts.add(spawnRing(context));
    }
    this.start = System.nanoTime();
    firsts.forEach(first -> first.tell(new Ring.Token(hops)));
  }

  private static ActorRef<Ring.Command> spawnRing(ActorContext<Command> context) {
    List<ActorRef<Ring.Command>> members = new ArrayList<>();
    for (int member = 0; member < MEMBERS; member++) {
      members.add(context.spawnAnonymous(Ring.create()));
    }
    for (int member = 0; member < MEMBERS; member++) {
      ActorRef<Ring.Command> following = members.get((member + 1) % MEMBERS);
      members.get(member).tell(new Ring.Next(following, context.getSelf()));
    }
    return members.get(0);
  }

  /**
   * Measures once.
   *
   * @param threads of the dispatcher
   * @param rings how many at once
   * @param hops of each ring's token
   * @return messages a second
   */
  static double messagesPerSecond(int threads, int rings, long hops) {
    CompletableFuture<Long> elapsed = new CompletableFuture<>();
    ActorSystem<Command> system =
        ActorSystem.create(
            Behaviors.setup(context -> new RingBenchmark(context, rings, hops, elapsed::complete)),
            "ring",
            ConfigFactory.parseString(
                    "pekko.actor.default-dispatcher.fork-join-executor { parallelism-min = %d, parallelism-max = %d }"
                        .formatted(threads, threads))
                .withFallback(ConfigFactory.parseResources("vfrace-pekko.conf"))
                .withFallback(ConfigFactory.defaultReference()));
    long nanos = elapsed.join();
    system.terminate();
    system.getWhenTerminated().toCompletableFuture().join();
    return (hops + 1.0) * rings * 1e9 / nanos;
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder().onMessage(TokenDone.class, message -> onTokenDone()).build();
  }

  private Behavior<Command> onTokenDone() {
    left--;
    if (left == 0) {
      nanos.accept(System.nanoTime() - start);
      return Behaviors.stopped();
    }
    return this;
  }
}
