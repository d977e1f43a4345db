package dev.vfrace.explain;

import dev.vfrace.model.ProgramSpec;
import dev.vfrace.model.ProgramSpec.Gate;
import dev.vfrace.model.ProgramSpec.PropertyCheck;
import dev.vfrace.model.ProgramSpec.Reads;
import dev.vfrace.vocabulary.KernelStep;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Whether a program can take a VF for an ordinary NIC while that registers and its netvsc is up and
 * known: when it can first look, against when its gate holds. A program that goes by a udev
 * property is as good as the rule that sets it, one that goes by another's verdict as the other.
 *
 * @param program who is asked about
 * @param judge who looks at the VF: the program, or who it inherits from
 * @param toggles of the design
 * @param kind what comes of it
 * @param first the step after which the judge can first look
 * @param holds the step after which its gate holds; empty if no step of the kernel makes it hold
 */
public record Race(
    ProgramSpec program,
    ProgramSpec judge,
    Toggles toggles,
    Kind kind,
    KernelStep first,
    Optional<KernelStep> holds) {

  /** What comes of a look and a gate. */
  enum Kind {
    /** It cannot look before the gate holds. */
    NONE,
    /** It can look before the gate holds. */
    WINDOW,
    /** It can look, and only userspace makes the gate hold some day. */
    UNBOUNDED,
    /** It is misled whenever it looks. */
    EVERY_TIME,
    /** Its rule is not misled, but the program may miss what the rule says. */
    OWN
  }

  /**
   * Derives it.
   *
   * @param others finds the program that a property or a verdict is inherited from
   */
  public static Race of(
      Toggles toggles, ProgramSpec program, Function<String, ProgramSpec> others) {
    if (program.gate() == Gate.VERDICT && program.verdictFrom().isPresent()) {
      Race other = of(toggles, others.apply(program.verdictFrom().get()), others);
      return new Race(program, other.judge, toggles, other.kind, other.first, other.holds);
    }
    if (program.gate() != Gate.UDEV_PROPERTY || program.propertyFrom().isEmpty()) {
      return of(toggles, program);
    }
    Race ofRule = of(toggles, others.apply(program.propertyFrom().get()));
    boolean misses =
        program.propertyCheck() == PropertyCheck.UEVENT_PATH_ONLY
            && new FirstLook(program, toggles).isPossible();
    Kind kind = ofRule.kind == Kind.NONE && misses ? Kind.OWN : ofRule.kind;
    return new Race(program, ofRule.judge, toggles, kind, ofRule.first, ofRule.holds);
  }

  /** What comes of a program that judges by itself. */
  public static Race of(Toggles toggles, ProgramSpec judge) {
    FirstLook look = new FirstLook(judge, toggles);
    KernelStep first = look.step();
    Optional<KernelStep> holds = new GateState(judge.gate(), toggles).step();
    Kind kind = look.isPossible() ? kind(judge, toggles, first, holds) : Kind.NONE;
    return new Race(judge, judge, toggles, kind, first, holds);
  }

  private static Kind kind(
      ProgramSpec judge, Toggles toggles, KernelStep first, Optional<KernelStep> holds) {
    if (holds.isPresent() && holds.get().compareTo(first) <= 0) {
      return Kind.NONE;
    }
    boolean snapshot = judge.reads() == Reads.MESSAGE || judge.gate() == Gate.NONE;
    if (holds.isPresent()) {
      return snapshot ? Kind.EVERY_TIME : Kind.WINDOW;
    }
    return toggles.enslavedByScript() && !snapshot ? Kind.UNBOUNDED : Kind.EVERY_TIME;
  }

  /** Whether the program goes by what another one has found. */
  boolean isInherited() {
    return !program.name().equals(judge.name());
  }

  /** The steps that a window lasts: all whose time passes in it. */
  Set<KernelStep> lasting() {
    Set<KernelStep> steps = EnumSet.noneOf(KernelStep.class);
    if (kind == Kind.WINDOW && holds.isPresent()) {
      steps.addAll(EnumSet.range(first, holds.get()));
      steps.remove(first);
    }
    return steps;
  }
}
