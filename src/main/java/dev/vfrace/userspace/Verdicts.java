package dev.vfrace.userspace;

import dev.vfrace.vocabulary.UdevMessage;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * What programs tell one another of what they hold the VF for.
 *
 * @param udev for a program that is one of its rules
 * @param own where others see what the program holds the VF for
 * @param followed the judgement of the program whose verdict it inherits
 */
record Verdicts(Optional<ActorRef<UdevMessage>> udev, Judgement own, Optional<Judgement> followed) {

  /** Tells udev a rule's verdict, if the program is a rule. */
  void tell(String rule, boolean standalone) {
    if (udev.isPresent()) {
      udev.get().tell(new Udev.RuleVerdict(rule, standalone));
    }
  }

  /** Tells udev that a rule's verdict is as before, if the program is a rule. */
  void stands(String rule) {
    if (udev.isPresent()) {
      udev.get().tell(new Udev.RuleStands(rule));
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
