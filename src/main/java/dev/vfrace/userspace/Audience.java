package dev.vfrace.userspace;

import dev.vfrace.vocabulary.ProgramMessage;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;

/** The programs that hear of one kind of event; who runs only at boot hears of nothing else. */
final class Audience {

  private final List<ActorRef<ProgramMessage>> always = new ArrayList<>();
  private final List<ActorRef<ProgramMessage>> atBoot = new ArrayList<>();

  void add(ActorRef<ProgramMessage> program, boolean onlyAtBoot) {
    (onlyAtBoot ? atBoot : always).add(program);
  }

  boolean isEmpty() {
    return always.isEmpty() && atBoot.isEmpty();
  }

  /**
   * Tells everybody who runs.
   *
   * @param message what has happened
   * @param boots whether the cycle is a boot
   */
  void tell(ProgramMessage message, boolean boots) {
    for (ActorRef<ProgramMessage> program : always) {
      program.tell(message);
    }
    if (boots) {
      for (ActorRef<ProgramMessage> program : atBoot) {
        program.tell(message);
      }
    }
  }
}
