package dev.vfrace.userspace;

import dev.vfrace.model.AwaitsUdev;
import dev.vfrace.model.Heals;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.model.Runs;
import dev.vfrace.model.Trigger;
import dev.vfrace.model.UdevStage;
import dev.vfrace.vocabulary.ProgramMessage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;

/** The programs that udev deals with, by the place that they have in its work on an event. */
final class UdevClients {

  /** Rules, or groups of readers, of most VMs. */
  private static final int FEW = 2;

  private static final Audience NOBODY = new Audience();

  /**
   * A rule whose verdict udev goes by.
   *
   * @param name of the program
   * @param addOnly it runs at {@code add} alone
   * @param names it names the VF
   * @param runs when in a VM's life
   */
  record Rule(String name, boolean addOnly, boolean names, Runs runs) {

    boolean runs(boolean boots) {
      return runs == Runs.ALWAYS || (runs == Runs.BOOT) == boots;
    }
  }

  /**
   * Programs that hear of processed events alike.
   *
   * @param rule by whose property they go; empty: they only wait
   * @param renamed they test ID_RENAMING
   * @param readers the programs
   */
  record Group(Optional<String> rule, boolean renamed, Audience readers) {}

  private final Map<UdevStage, Audience> run = new EnumMap<>(UdevStage.class);
  private final Map<UdevStage, List<Rule>> rules = new EnumMap<>(UdevStage.class);
  private final List<Group> groups = new ArrayList<>(FEW);

  /**
   * Adds a program, if it is one.
   *
   * @param program it
   * @param spec what it is
   * @param rule whether udev goes by its verdict
   */
  void add(ActorRef<ProgramMessage> program, ProgramSpec spec, boolean rule) {
    boolean byUevent = spec.trigger() == Trigger.UEVENT || spec.trigger() == Trigger.UEVENT_ADD;
    if (byUevent || (spec.heals() == Heals.NEXT_UEVENT && !spec.awaitsUdev())) {
      run.computeIfAbsent(spec.stage(), x -> new Audience()).add(program, spec.runs());
    }
    if (rule) {
      boolean addOnly = spec.trigger() == Trigger.UEVENT_ADD;
      rules
          .computeIfAbsent(spec.stage(), x -> new ArrayList<>(FEW))
          .add(new Rule(spec.name(), addOnly, spec.namesVf(), spec.runs()));
    }
    if (spec.awaitsUdev()) {
      group(spec.propertyFrom(), spec.awaits() == AwaitsUdev.RENAMED).add(program, spec.runs());
    }
  }

  private Audience group(Optional<String> rule, boolean renamed) {
    for (Group group : groups) {
      if (group.rule.equals(rule) && group.renamed == renamed) {
        return group.readers;
      }
    }
    Group added = new Group(rule, renamed, new Audience());
    groups.add(added);
    return added.readers;
  }

  /** What udev runs at a stage. */
  Audience at(UdevStage stage) {
    return run.getOrDefault(stage, NOBODY);
  }

  /** The rules at a stage that udev goes by. */
  List<Rule> rules(UdevStage stage) {
    return rules.getOrDefault(stage, List.of());
  }

  /** Who hears of processed events. */
  List<Group> groups() {
    return groups;
  }

  /** Whether anybody is concerned by what udev does behind its early rules. */
  boolean goOn() {
    return !at(UdevStage.LATE_RULES).isEmpty() || !at(UdevStage.RUN).isEmpty() || !groups.isEmpty();
  }
}
