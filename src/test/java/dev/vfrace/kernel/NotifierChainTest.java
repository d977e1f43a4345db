package dev.vfrace.kernel;

import static dev.vfrace.vocabulary.NotifierEvent.NETDEV_POST_INIT;
import static dev.vfrace.vocabulary.NotifierEvent.NETDEV_REGISTER;
import static dev.vfrace.vocabulary.NotifierEvent.NETDEV_UP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.kernel.NotifierChain.Subscriber;
import dev.vfrace.timeline.ManualTimeline;
import dev.vfrace.vocabulary.NotifierEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class NotifierChainTest {

  private final NotifierChain chain = new NotifierChain(new ManualTimeline());
  private final TestInbox<NotifierCall> first = TestInbox.create();
  private final TestInbox<NotifierCall> second = TestInbox.create();
  private final List<String> done = new ArrayList<>();

  @Test
  void callsOneAfterTheOtherAndWaitsForEachAnswer() {
    chain.add(subscriber(first, NETDEV_REGISTER));
    chain.add(subscriber(second, NETDEV_REGISTER));
    chain.call(NETDEV_REGISTER, () -> done.add("registered"));
    first.expectMessage(new NotifierCall(NETDEV_REGISTER));
    assertThat(second.hasMessages()).isFalse();
    chain.answered();
    second.expectMessage(new NotifierCall(NETDEV_REGISTER));
    assertThat(done).isEmpty();
    chain.answered();
    assertThat(done).containsExactly("registered");
  }

  @Test
  void passesOverWhoDoesNotCare() {
    chain.add(subscriber(first, NETDEV_UP));
    chain.call(NETDEV_POST_INIT, () -> done.add("initialised"));
    assertThat(first.hasMessages()).isFalse();
    assertThat(done).containsExactly("initialised");
  }

  @Test
  void finishesANestedCallBeforeTheOuterOne() {
    chain.add(subscriber(first, NETDEV_REGISTER, NETDEV_UP));
    chain.call(NETDEV_REGISTER, () -> done.add("outer"));
    chain.call(NETDEV_UP, () -> done.add("inner"));
    chain.answered();
    assertThat(done).containsExactly("inner");
    chain.answered();
    assertThat(done).containsExactly("inner", "outer");
  }

  @Test
  void keepsOnlyBuiltInSubscribersWhenSwitchedOff() {
    chain.add(new Subscriber(first.getRef(), Set.of(NETDEV_UP), true));
    chain.add(new Subscriber(second.getRef(), Set.of(NETDEV_UP), false));
    chain.powerOff();
    chain.call(NETDEV_UP, () -> done.add("up"));
    chain.answered();
    assertThat(first.hasMessages()).isTrue();
    assertThat(second.hasMessages()).isFalse();
    assertThat(done).containsExactly("up");
  }

  private static Subscriber subscriber(TestInbox<NotifierCall> inbox, NotifierEvent... events) {
    return new Subscriber(inbox.getRef(), Set.of(events), false);
  }
}
