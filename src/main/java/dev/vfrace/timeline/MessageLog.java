package dev.vfrace.timeline;

import dev.vfrace.trace.Recorder;
import dev.vfrace.trace.TraceEvent;
import java.util.Optional;

/**
 * Records which actor of a strand tells which other what. Mailboxes know it: an actor sends while a
 * message that was taken out of its mailbox is being handled. What a timer sends, or the harness,
 * comes from no actor and is not recorded.
 */
final class MessageLog {

  private final Strand strand;
  private final Recorder recorder;
  private Optional<String> atWork = Optional.empty();

  MessageLog(Strand strand, Recorder recorder) {
    this.strand = strand;
    this.recorder = recorder;
  }

  /** An actor begins to handle a message. */
  void begins(String actor) {
    atWork = Optional.of(actor);
  }

  /** The actor has no more messages. */
  void ends() {
    atWork = Optional.empty();
  }

  /** A message is put into the mailbox of an actor. */
  void sent(String to, Object message) {
    if (atWork.isPresent() && !atWork.get().equals(to)) {
      recorder.record(new TraceEvent.Sent(strand.now(), atWork.get(), to, message));
    }
  }
}
