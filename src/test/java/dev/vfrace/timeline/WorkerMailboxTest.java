package dev.vfrace.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.timeline.WorkerMailbox.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.dispatch.Envelope;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class WorkerMailboxTest {

  private final Worker worker = new Worker(0, new Clock(Pace.FREE, OptionalLong.of(0), () -> 0));
  private final Strand strand = new Strand(Side.KERNEL, worker);
  private final Messages mailbox = new Messages(strand);

  @Test
  void messagesComeOutInTheirOrderHoweverManyWait() {
    List<Object> out = new ArrayList<>();
    put("a");
    out.add(take());
    put("b", "c");
    out.add(take());
    put("d", "e");
    assertThat(mailbox.numberOfMessages()).isEqualTo(3);
    while (mailbox.hasMessages()) {
      out.add(take());
    }
    assertThat(out).containsExactly("a", "b", "c", "d", "e");
    assertThat(mailbox.numberOfMessages()).isZero();
    assertThat(mailbox.dequeue()).isNull();
  }

  @Test
  void whatWaitsWhenTheActorEndsBecomesDeadLettersInItsOrder() {
    Messages deadLetters = new Messages(strand);
    put("a", "b", "c");
    mailbox.cleanUp(ActorRef.noSender(), deadLetters);
    assertThat(mailbox.hasMessages()).isFalse();
    assertThat(deadLetters.numberOfMessages()).isEqualTo(3);
    assertThat(deadLetters.dequeue().message()).isEqualTo("a");
  }

  private void put(String... messages) {
    for (String message : messages) {
      mailbox.enqueue(ActorRef.noSender(), Envelope.apply(message, ActorRef.noSender()));
    }
  }

  private Object take() {
    return mailbox.dequeue().message();
  }
}
