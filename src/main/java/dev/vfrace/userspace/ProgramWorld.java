package dev.vfrace.userspace;

import dev.vfrace.timeline.Timeline;
import dev.vfrace.vocabulary.KernelMessage;
import dev.vfrace.vocabulary.UdevMessage;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * Whom a program deals with.
 *
 * @param time its timeline
 * @param wakeUp how a uevent or a message reaches it
 * @param vf what the VF is to it
 * @param kernel for system calls
 * @param attendance who has something to do yet
 * @param verdicts udev, for a program that is one of its rules
 * @param judgement where others see what it holds the VF for
 * @param followed the judgement of the program whose verdict it inherits
 */
record ProgramWorld(
    Timeline time,
    WakeUp wakeUp,
    VfTraits vf,
    ActorRef<KernelMessage> kernel,
    Attendance attendance,
    Optional<ActorRef<UdevMessage>> verdicts,
    Judgement judgement,
    Optional<Judgement> followed) {

  /** Whether the VF is no ordinary NIC. */
  boolean belongs() {
    return vf.owner().isThere();
  }

  /** Tells udev a rule's verdict, if the program is a rule. */
  void udev(String rule, boolean standalone) {
    if (verdicts.isPresent()) {
      verdicts.get().tell(new Udev.RuleVerdict(rule, standalone));
    }
  }

  /** Tells udev that a rule's verdict is as before, if the program is a rule. */
  void stands(String rule) {
    if (verdicts.isPresent()) {
      verdicts.get().tell(new Udev.RuleStands(rule));
    }
  }

  /** Whether the program follows another one that has not judged yet. */
  boolean awaitsVerdict(long cycle) {
    return followed.isPresent() && !followed.get().hasFallen(cycle);
  }

  /** Whether the followed program, if there is one, takes the VF for an ordinary NIC. */
  boolean followsInto(long cycle) {
    return followed.isPresent() && followed.get().isStandalone(cycle);
  }
}
