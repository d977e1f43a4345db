package dev.vfrace.bench;

import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

/** One member of a ring of actors that hand a token on until its hops are used up. */
final class Ring extends AbstractBehavior<Ring.Command> {

  /** What a member hears. */
  sealed interface Command {}

  /**
   * Who comes next.
   *
   * @param member the next one
   * @param done is told when a token has used its hops up
   */
  record Next(ActorRef<Command> member, ActorRef<RingBenchmark.Command> done) implements Command {}

  /**
   * The token.
   *
   * @param hops still to go
   */
  record Token(long hops) implements Command {}

  private List<Next> next = List.of();

  static Behavior<Command> create() {
    return Behaviors.setup(Ring::new);
  }

  private Ring(ActorContext<Command> context) {
    super(context);
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Token.class, this::onToken)
        .onMessage(Next.class, this::onNext)
        .build();
  }

  private Behavior<Command> onToken(Token token) {
    Next to = next.get(0);
    if (token.hops == 0) {
      to.done.tell(RingBenchmark.TokenDone.INSTANCE);
    } else {
      to.member.tell(new Token(token.hops - 1));
    }
    return this;
  }

  private Behavior<Command> onNext(Next successor) {
    next = List.of(successor);
    return this;
  }
}
