package dev.vfrace.actor;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.ChildFailed;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class SpawnerTest {

  private final ActorTestKit kit = ActorTestKit.create();
  private final TestProbe<Object> heard = kit.createTestProbe();
  private final Spawner spawner = new Spawner(Props.empty());

  @AfterEach
  void shutDown() {
    kit.shutdownTestKit();
  }

  @Test
  void eachChildBecomesWhatItWasSpawnedAs() {
    parentOf(says("one"), says("other"));
    assertThat(heard.receiveSeveralMessages(2))
        .containsExactlyInAnyOrder("child-0: one hello", "child-1: other hello");
  }

  @Test
  void aChildThatCannotBeMadeFailsWithTheReason() {
    IllegalStateException reason = new IllegalStateException("no such thing");
    parentOf(
        Behaviors.setup(
            context -> {
              throw reason;
            }));
    assertThat(heard.receiveMessage()).isSameAs(reason);
  }

  private Behavior<String> says(String word) {
    return Behaviors.setup(
        context ->
            Behaviors.receiveMessage(
                message -> {
                  String name = context.getSelf().path().name();
                  heard.getRef().tell(name + ": " + word + " " + message);
                  return Behaviors.same();
                }));
  }

  /** Greets its children at once, and tells of those that fail. */
  @SafeVarargs
  private void parentOf(Behavior<String>... children) {
    kit.spawn(
        Behaviors.setup(
            context -> {
              for (int number = 0; number < children.length; number++) {
                ActorRef<String> child =
                    spawner.spawn(context, children[number], "child-" + number);
                context.watch(child);
                child.tell("hello");
              }
              return Behaviors.receive(Object.class)
                  .onSignal(
                      ChildFailed.class,
                      failed -> {
                        heard.getRef().tell(failed.cause());
                        return Behaviors.same();
                      })
                  .build();
            }));
  }
}
