package dev.vfrace.userspace;

import dev.vfrace.userspace.ProgramSpec.Runs;
import dev.vfrace.vocabulary.ProgramMessage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.typed.ActorRef;

/** The programs that hear of one kind of event, if they run. */
final class Audience {

  private final Map<Runs, List<ActorRef<ProgramMessage>>> programs = new EnumMap<>(Runs.class);

  Audience() {
    for (Runs runs : Runs.values()) {
      programs.put(runs, new ArrayList<>());
    }
  }

  void add(ActorRef<ProgramMessage> program, Runs runs) {
    of(runs).add(program);
  }

  boolean isEmpty() {
    return programs.values().stream().allMatch(List::isEmpty);
  }

  /**
   * Tells everybody who runs.
   *
   * @param message what has happened
   * @param boots whether the cycle is a boot
   */
  void tell(ProgramMessage message, boolean boots) {
    tell(message, of(Runs.ALWAYS));
    tell(message, of(boots ? Runs.BOOT : Runs.LATER));
  }

  private static void tell(ProgramMessage message, List<ActorRef<ProgramMessage>> to) {
    for (ActorRef<ProgramMessage> program : to) {
      program.tell(message);
    }
  }

  private List<ActorRef<ProgramMessage>> of(Runs runs) {
    return programs.getOrDefault(runs, List.of());
  }
}
