package dev.vfrace.userspace;

import dev.vfrace.model.ProgramSpec;
import dev.vfrace.vocabulary.LinkAnswer;
import dev.vfrace.vocabulary.LinkState;
import dev.vfrace.vocabulary.ManagerAnswer;
import dev.vfrace.vocabulary.ManagerRequest;
import dev.vfrace.vocabulary.ProgramMessage;
import dev.vfrace.vocabulary.SystemCall;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;

/** How one program looks at the VF: through the interface that it reads. */
final class Looking {

  private final ProgramSpec spec;
  private final ProgramWorld world;
  private final Eyes eyes;
  private final Deciding deciding;
  private final ActorRef<ProgramMessage> self;
  private LinkState message = LinkState.ABSENT;
  private Optional<ManagerRequest> request = Optional.empty();

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

  /** The kernel has asked the program, which has not seen the VF. */
  void asked(ManagerRequest asked) {
    request = Optional.of(asked);
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
    switch (spec.reads()) {
      case RTNETLINK -> askKernel(cycle);
      case MESSAGE -> deciding.look(cycle, /* exists= */ true, message);
      default -> {
        LinkState state = eyes.look();
        deciding.look(cycle, eyes.sees(state), state);
      }
    }
  }

  /** RTM_GETLINK. */
  void askKernel(long cycle) {
    world.kernel().tell(new SystemCall.GetLink(cycle, self));
  }

  /** The kernel's answer. */
  void answered(LinkAnswer answer) {
    deciding.look(answer.ifindex(), answer.state().has(LinkState.LISTED), answer.state());
  }

  /** The cycle is over. */
  void forget() {
    request = Optional.empty();
  }
}
