package dev.vfrace.userspace;

import dev.vfrace.model.Runs;
import dev.vfrace.vocabulary.ProgramMessage;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;

/** The programs that hear of one kind of event, if they run. Lists are small: every VM has some. */
final class Audience {

  private List<ActorRef<ProgramMessage>> always = List.of();
  private List<ActorRef<ProgramMessage>> atBoot = List.of();
  private List<ActorRef<ProgramMessage>> later = List.of();

  void add(ActorRef<ProgramMessage> program, Runs runs) {
    switch (runs) {
      case ALWAYS -> always = with(always, program);
      case BOOT -> atBoot = with(atBoot, program);
      case LATER -> later = with(later, program);
    }
  }

  boolean isEmpty() {
    return always.isEmpty() && atBoot.isEmpty() && later.isEmpty();
  }

  /** How many of them run in a cycle that is a boot, or is not. */
  int size(boolean boots) {
    return always.size() + (boots ? atBoot : later).size();
  }

  /**
   * Tells everybody who runs.
   *
   * @param message what has happened
   * @param boots whether the cycle is a boot
   */
  void tell(ProgramMessage message, boolean boots) {
    tell(message, always);
    tell(message, boots ? atBoot : later);
  }

  private static void tell(ProgramMessage message, List<ActorRef<ProgramMessage>> to) {
    for (ActorRef<ProgramMessage> program : to) {
      program.tell(message);
    }
  }

  private static List<ActorRef<ProgramMessage>> with(
      List<ActorRef<ProgramMessage>> programs, ActorRef<ProgramMessage> program) {
    List<ActorRef<ProgramMessage>> more = new ArrayList<>(programs.size() + 1);
    more.addAll(programs);
    more.add(program);
    return List.copyOf(more);
  }
}
