package dev.vfrace.settings;

import dev.vfrace.model.Gate;
import dev.vfrace.model.Heals;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.model.Reads;
import dev.vfrace.model.Runs;
import dev.vfrace.model.Trigger;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Refuses programs whose keys contradict one another. */
final class ProgramChecks {

  private static final Set<Trigger> UEVENTS = Set.of(Trigger.UEVENT_ADD, Trigger.UEVENT);
  private static final Set<Trigger> NO_VERDICT = Set.of(Trigger.KERNEL_ASK, Trigger.NETDEV_UP);
  private static final Set<Heals> PERIODIC = Set.of(Heals.NEXT_POLL, Heals.NEXT_STAGE);

  private ProgramChecks() {}

  /** Checks one program by itself. */
  static void check(ProgramSpec program, Section section) {
    checkReads(program, section);
    checkPeriod(program, section);
    checkKernel(program, section);
    GateChecks.check(program, section);
    UdevChecks.check(program, section);
    LaterChecks.check(program, section);
  }

  /** Checks that every rule or program whose verdict is inherited gives one. */
  static void checkRules(Definitions<ProgramSpec> programs, Bundled bundled) {
    Map<String, ProgramSpec> all = programs.values();
    all.forEach(
        (name, program) -> {
          Section[] involved =
              Stream.concat(
                      Stream.of(name),
                      Stream.concat(program.propertyFrom().stream(), program.verdictFrom().stream())
                          .filter(all::containsKey))
                  .map(programs::section)
                  .toArray(Section[]::new);
          bundled.blaming(
              () -> {
                checkRule(program, programs.section(name), all);
                checkOther(program, programs.section(name), all);
                return program;
              },
              involved);
        });
  }

  private static void checkRule(
      ProgramSpec program, Section section, Map<String, ProgramSpec> all) {
    if (program.propertyFrom().isEmpty()) {
      return;
    }
    Located at = section.required("property-from", "a program's name");
    ProgramSpec rule = all.get(program.propertyFrom().get());
    if (rule == null) {
      throw at.unknown("program", program.propertyFrom().get(), all.keySet());
    }
    if (!UEVENTS.contains(rule.trigger())) {
      throw at.error(
          "'"
              + rule.name()
              + "' is no udev rule; allowed: a program with trigger uevent-add or uevent");
    }
    UdevChecks.checkRule(rule, at);
    if (rule.goesBy(Gate.UDEV_PROPERTY) || rule.goesBy(Gate.VERDICT)) {
      throw at.error(
          "'"
              + rule.name()
              + "' inherits a verdict itself; allowed: a program that judges by itself");
    }
    if (rule.runs() != Runs.ALWAYS) {
      throw at.error("'" + rule.name() + "' runs at times; allowed: a rule with runs = always");
    }
    if (rule.starts().isPresent() || rule.judgesAgain()) {
      throw at.error(
          "'"
              + rule.name()
              + "' is a daemon; allowed: a rule, which udev runs, without starts, restarts and"
              + " looks-again");
    }
  }

  private static void checkOther(
      ProgramSpec program, Section section, Map<String, ProgramSpec> all) {
    if (program.verdictFrom().isEmpty()) {
      return;
    }
    Located at = section.required("verdict-from", "a program's name");
    ProgramSpec other = all.get(program.verdictFrom().get());
    if (other == null) {
      throw at.unknown("program", program.verdictFrom().get(), all.keySet());
    }
    if (other.goesBy(Gate.VERDICT) || NO_VERDICT.contains(other.trigger())) {
      throw at.error(
          "'"
              + other.name()
              + "' has no verdict of its own; allowed: a program of userspace with another gate");
    }
  }

  private static void checkReads(ProgramSpec program, Section section) {
    Located reads = section.required("reads", "how it reads");
    boolean removal = program.trigger() == Trigger.REMOVE;
    if (program.reads() == Reads.MESSAGE && program.trigger() != Trigger.NEWLINK && !removal) {
      throw reads.error(
          "only an RTM_NEWLINK or RTM_DELLINK has a message to judge by; allowed with trigger ="
              + " newlink or remove");
    }
    if (program.reads() != Reads.MESSAGE && removal) {
      throw reads.error(
          "a VF that has gone cannot be read; allowed with trigger = remove: message");
    }
    if (program.reads() == Reads.IOCTL && program.goesBy(Gate.MASTER_LINK)) {
      throw reads.error(
          "SIOCGIFFLAGS cannot tell the master; allowed with gate = master-link: sysfs, rtnetlink,"
              + " message");
    }
  }

  private static void checkPeriod(ProgramSpec program, Section section) {
    boolean polls = program.trigger() == Trigger.POLL;
    boolean needed = polls || PERIODIC.contains(program.heals());
    if (needed && program.period().isEmpty()) {
      throw section.error(
          "period is missing; trigger = poll and heals = next-poll or next-stage need one, such as"
              + " 1s");
    }
    if (!needed && section.gives("period")) {
      throw section
          .required("period", "none")
          .error(
              "nothing repeats; allowed with trigger = poll, or heals = next-poll or next-stage");
    }
    if (program.heals() == Heals.NEXT_POLL && !polls) {
      throw section
          .required("heals", "never")
          .error("it does not poll; allowed with trigger = poll, or heals = next-stage");
    }
    if (program.period().isPresent() && program.period().get().quantile(1) <= 0) {
      throw section
          .required("period", "more than 0")
          .error("does not let time pass; allowed: more than 0, such as 1s");
    }
  }

  private static void checkKernel(ProgramSpec program, Section section) {
    boolean trigger = program.trigger() == Trigger.NETDEV_UP;
    boolean reads = program.reads() == Reads.KERNEL;
    boolean gate = program.goesBy(Gate.KERNEL_DESIGN);
    if (trigger != reads || reads != gate) {
      String odd = trigger == reads ? "gate" : trigger == gate ? "reads" : "trigger";
      throw section
          .required(odd, "another")
          .error(
              "does not fit the other two; allowed: trigger = netdev-up, reads = kernel and gate ="
                  + " kernel-design all together, for the kernel's own addrconf, or none of them");
    }
  }
}
