package dev.vfrace.userspace;

import dev.vfrace.count.Tally;
import dev.vfrace.model.Later;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.timeline.Timer;
import dev.vfrace.vocabulary.LinkMessage;
import dev.vfrace.vocabulary.LinkState;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Supplier;

/**
 * What has one program judge the VF anew after its decision: messages, which it deals with one
 * after the other, and its restart. What comes before the decision waits for it, but for a carrier:
 * who is at its first look still has nothing to do over ({@code link_reconfigure_impl} of networkd
 * refuses a link that is pending).
 */
final class LaterLooks {

  private final ProgramSpec spec;
  private final WakeUp wakeUp;
  private final Tally tally;
  private final Engagement engagement;
  private final Timer<?> look;
  private final Timer<?> restart;
  private final Queue<LinkState> messages = new ArrayDeque<>(1);
  private boolean up;

  /**
   * Nothing heard; nothing at all for a program that judges once.
   *
   * @param wakeUp by a message
   * @param tally knows whether the program has decided
   * @param engagement hears what is to come
   * @param look tells the program that it has dealt with a message
   * @param restart tells it that it has restarted
   */
  static Optional<LaterLooks> of(
      ProgramSpec spec,
      WakeUp wakeUp,
      Tally tally,
      Engagement engagement,
      Supplier<? extends Timer<?>> look,
      Supplier<? extends Timer<?>> restart) {
    return spec.judgesAgain()
        ? Optional.of(new LaterLooks(spec, wakeUp, tally, engagement, look.get(), restart.get()))
        : Optional.empty();
  }

  private LaterLooks(
      ProgramSpec spec,
      WakeUp wakeUp,
      Tally tally,
      Engagement engagement,
      Timer<?> look,
      Timer<?> restart) {
    this.spec = spec;
    this.wakeUp = wakeUp;
    this.tally = tally;
    this.engagement = engagement;
    this.look = look;
    this.restart = restart;
  }

  /**
   * A message has come.
   *
   * @param first the program goes by it at its first look
   */
  void link(LinkMessage link, boolean first) {
    boolean wasUp = up;
    up = !link.deleted() && link.state().has(LinkState.IFF_UP);
    boolean carrier = up && !wasUp && tally.hasDecided();
    boolean concerns =
        link.deleted()
            ? spec.judgesAgainAt(Later.REMOVE)
            : spec.judgesAgainAt(Later.NEWLINK) || (spec.judgesAgainAt(Later.CARRIER) && carrier);
    if (!concerns || first) {
      return;
    }
    messages.add(link.state());
    engagement.expectLook();
    if (tally.hasDecided() && messages.size() == 1) {
      setLook();
    }
  }

  /** The program has decided. */
  void decided() {
    if (!messages.isEmpty()) {
      setLook();
    }
    if (spec.restarts().isPresent()) {
      engagement.expectLook();
      restart.after(
          List.of(
              new Timer.Wait(ProgramMatter.RESTARTS, spec.restarts().get()),
              new Timer.Wait(ProgramMatter.AGAIN_LATENCY, spec.latency())));
    }
  }

  /** The next message has been dealt with; its content. */
  Optional<LinkState> due() {
    Optional<LinkState> message = Optional.ofNullable(messages.poll());
    if (!messages.isEmpty()) {
      setLook();
    }
    return message;
  }

  /**
   * The cycle is over; the contents that are still to be dealt with, if the program has decided.
   */
  List<LinkState> rest() {
    List<LinkState> rest = tally.hasDecided() ? List.copyOf(messages) : List.of();
    messages.clear();
    look.cancel();
    restart.cancel();
    up = false;
    return rest;
  }

  private void setLook() {
    wakeUp.then(look, ProgramMatter.AGAIN_LATENCY, spec.latency());
  }
}
