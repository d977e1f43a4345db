package dev.vfrace.userspace;

import dev.vfrace.model.ProgramSpec;
import dev.vfrace.model.ProgramSpec.Gate;
import dev.vfrace.model.ProgramSpec.Heals;
import dev.vfrace.model.ProgramSpec.Trigger;
import dev.vfrace.vocabulary.ProgramMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.typed.ActorRef;

/** The programs that udev deals with, by the place that they have in its work on an event. */
final class UdevClients {

  private static final PropertyReaders NOBODY = new PropertyReaders();

  /** Rules of most VMs. */
  private static final int FEW = 2;

  private final Audience early = new Audience();
  private final Audience late = new Audience();
  private final List<String> earlyRules = new ArrayList<>(FEW);
  private final List<String> lateRules = new ArrayList<>(FEW);
  private final Map<String, PropertyReaders> readers = new HashMap<>(FEW);

  /**
   * Adds a program, if it is one.
   *
   * @param program it
   * @param spec what it is
   * @param rule whether others inherit its verdict
   */
  void add(ActorRef<ProgramMessage> program, ProgramSpec spec, boolean rule) {
    boolean looksAgain = spec.heals() == Heals.NEXT_UEVENT;
    boolean byProperty = spec.gates().ask(Gate.UDEV_PROPERTY);
    if (spec.trigger() == Trigger.UEVENT
        || spec.trigger() == Trigger.UEVENT_ADD
        || (looksAgain && !byProperty)) {
      (spec.afterRename() ? late : early).add(program, spec.runs());
    }
    if (rule) {
      (spec.afterRename() ? lateRules : earlyRules).add(spec.name());
    }
    if (spec.propertyFrom().isPresent()) {
      readers
          .computeIfAbsent(spec.propertyFrom().get(), x -> new PropertyReaders())
          .of(looksAgain)
          .add(program, spec.runs());
    }
  }

  /** Hear of an event at once. */
  Audience early() {
    return early;
  }

  /** Hear of it when the rename has returned. */
  Audience late() {
    return late;
  }

  /** The rules whose verdicts come before the rename. */
  List<String> earlyRules() {
    return earlyRules;
  }

  /** The rules whose verdicts come after the rename. */
  List<String> lateRules() {
    return lateRules;
  }

  /** Who goes by a rule's property. */
  PropertyReaders readers(String rule) {
    return readers.getOrDefault(rule, NOBODY);
  }
}
