package dev.vfrace.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.javadsl.BehaviorTestKit;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class ReceiveTableTest {

  private final List<String> heard = new ArrayList<>();

  @Test
  void findsTheHandlerByTheClassOfTheMessage() {
    BehaviorTestKit<Object> kit = BehaviorTestKit.create(Listener.create(heard));
    kit.run("text");
    kit.run(7);
    kit.signal(PostStop.instance());
    assertThat(heard).containsExactly("string text", "some int", "stopped");
    assertThat(kit.isAlive()).isTrue();
  }

  @Test
  void aMessageWithoutAHandlerIsAnErrorThatNamesActorAndMessage() {
    BehaviorTestKit<Object> kit = BehaviorTestKit.create(Listener.create(heard));
    assertThatIllegalStateException()
        .isThrownBy(() -> kit.run(7L))
        .withMessage("Listener has no handler for 7");
  }

  private static final class Listener extends AbstractBehavior<Object> {
    private static final ReceiveTable<Listener, Object> RECEIVE =
        ReceiveTable.<Listener, Object>create()
            .onMessage(String.class, Listener::onString)
            .onMessage(Integer.class, Listener::onInteger)
            .onSignal(PostStop.class, Listener::onPostStop);

    private final List<String> heard;

    static Behavior<Object> create(List<String> heard) {
      return Behaviors.setup(context -> new Listener(context, heard));
    }

    private Listener(ActorContext<Object> context, List<String> heard) {
      super(context);
      this.heard = heard;
    }

    @Override
    public Receive<Object> createReceive() {
      return RECEIVE.of(this);
    }

    private Behavior<Object> onString(String text) {
      heard.add("string " + text);
      return this;
    }

    private Behavior<Object> onInteger() {
      heard.add("some int");
      return this;
    }

    private Behavior<Object> onPostStop(PostStop signal) {
      heard.add("stopped");
      return this;
    }
  }
}
