package dev.vfrace.userspace;

import dev.vfrace.model.ProgramSpec;
import dev.vfrace.model.Reads;
import dev.vfrace.vocabulary.LinkAnswer;
import dev.vfrace.vocabulary.LinkState;
import dev.vfrace.vocabulary.ManagerAnswer;
import dev.vfrace.vocabulary.ManagerRequest;
import dev.vfrace.vocabulary.ProgramMessage;
import dev.vfrace.vocabulary.SystemCall;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/** How one program looks at the VF: through the interface that it reads. */
final class Looking {

  private final ProgramSpec spec;
  private final ProgramWorld world;
  private final Eyes eyes;
  private final Deciding deciding;
  private final ActorRef<ProgramMessage> self;
  private LinkState message = LinkState.ABSENT;
  private Optional<ManagerRequest> request = Optional.empty();
  private boolean enumerates;

  /**
   * Of the questions that the kernel has not answered, in their order: is it for a later look? Most
   * programs never ask, and have none.
   */
  private @Nullable Queue<Boolean> asked;

  /**
   * No look yet.
   *
   * @param eyes how the program reads sysfs
   * @param deciding gets what it has seen
   * @param self the program, which the kernel answers
   */
  Looking(
      ProgramSpec spec,
      ProgramWorld world,
      Eyes eyes,
      Deciding deciding,
      ActorRef<ProgramMessage> self) {
    this.spec = spec;
    this.world = world;
    this.eyes = eyes;
    this.deciding = deciding;
    this.self = self;
  }

  /** The RTM_NEWLINK that the program goes by. */
  void received(LinkState content) {
    message = content;
  }

  /** The program goes by no message, but by the RTM_GETLINK dump of its start, which has the VF. */
  void enumerates() {
    enumerates = true;
  }

  /** The kernel has asked the program, which has not seen the VF. */
  void asked(ManagerRequest byKernel) {
    request = Optional.of(byKernel);
  }

  /**
   * The look is due.
   *
   * @param cycle the VF's number within the VM
   */
  void due(long cycle) {
    if (request.isPresent()) {
      request.get().replyTo().tell(new ManagerAnswer(cycle));
      deciding.take();
      return;
    }
    if (asksKernel(enumerates)) {
      ask(cycle, /* later= */ false);
    } else if (spec.reads() == Reads.MESSAGE) {
      deciding.look(cycle, /* exists= */ true, message);
    } else {
      LinkState state = eyes.look();
      deciding.look(cycle, eyes.sees(state), state);
    }
  }

  /**
   * A later look is due.
   *
   * @param cycle the VF's number within the VM
   * @param content of the message that has the program look; empty at its restart
   */
  void again(long cycle, Optional<LinkState> content) {
    if (asksKernel(content.isEmpty())) {
      ask(cycle, /* later= */ true);
    } else if (spec.reads() == Reads.MESSAGE) {
      deciding.judgeAnew(cycle, /* exists= */ true, content.orElseThrow());
    } else {
      LinkState state = eyes.look();
      deciding.judgeAnew(cycle, eyes.sees(state), state);
    }
  }

  /** Who goes by messages asks where there is none. */
  private boolean asksKernel(boolean withoutMessage) {
    return spec.reads() == Reads.RTNETLINK || (spec.reads() == Reads.MESSAGE && withoutMessage);
  }

  private void ask(long cycle, boolean later) {
    if (asked == null) {
      asked = new ArrayDeque<>(1);
    }
    asked.add(later);
    askKernel(cycle);
  }

  /** RTM_GETLINK. */
  void askKernel(long cycle) {
    world.kernel().tell(new SystemCall.GetLink(cycle, self));
  }

  /** The kernel's answer. */
  void answered(LinkAnswer answer) {
    boolean exists = answer.state().has(LinkState.LISTED);
    if (asked != null && Boolean.TRUE.equals(asked.poll())) {
      deciding.judgeAnew(answer.ifindex(), exists, answer.state());
    } else {
      deciding.look(answer.ifindex(), exists, answer.state());
    }
  }

  /** The cycle is over. */
  void forget() {
    request = Optional.empty();
    enumerates = false;
    if (asked != null) {
      asked.clear();
    }
  }
}
