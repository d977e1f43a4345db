package dev.vfrace.explain;

import dev.vfrace.model.Gate;
import dev.vfrace.model.Gates;
import dev.vfrace.model.KernelDesign;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.vocabulary.KernelStep;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a program can take a VF for an ordinary NIC while that registers and its netvsc is up and
 * known, as {@link RaceFinder} has found by letting it look after every step. A program that goes
 * by a udev property is as good as the rule that sets it, one that goes by another's verdict as the
 * other.
 *
 * @param program who is asked about
 * @param judge who looks at the VF: the program, or who it inherits from
 * @param design the kernel design
 * @param cycle a cycle of the design without programs
 * @param kind what comes of it
 * @param first the step after which the judge can first look; empty if it never sees the VF
 * @param holds the step that ends the window, or else makes its gate hold; empty if no step of the
 *     kernel does
 * @param parts what comes of each of several joined gates by itself
 */
public record Race(
    ProgramSpec program,
    ProgramSpec judge,
    KernelDesign design,
    RecordedCycle cycle,
    Kind kind,
    Optional<RecordedStep> first,
    Optional<RecordedStep> holds,
    List<Race> parts) {

  /** Defensive copy. */
  public Race {
    parts = List.copyOf(parts);
  }

  /** What comes of a look and a gate. */
  public enum Kind {
    /** It is not misled, whenever it looks. */
    NONE,
    /** Nothing that the kernel does misleads it, but an order of its own, or a later look. */
    OWN,
    /** It is misled by early looks, and not by late ones. */
    WINDOW,
    /** It is misled whenever it looks, unless a script in userspace makes the gate hold. */
    UNBOUNDED,
    /** It is misled whenever it looks. */
    EVERY_TIME
  }

  /** Whether any of several gates holds the program back by itself. */
  boolean isHeldBackByEach() {
    return program.gates() instanceof Gates.Joined joined && joined.join() == Gates.Join.ANY_OF;
  }

  /** Whether the program goes by what another one has found. */
  boolean isInherited() {
    return !program.name().equals(judge.name());
  }

  /** The race of a program that goes by this one's judge. */
  Race inheritedBy(ProgramSpec heir, Kind itsKind) {
    return new Race(heir, judge, design, cycle, itsKind, first, holds, parts);
  }

  /**
   * What comes of several gates: of those that each hold a program back, the best decides; of those
   * that only hold it back together, the worst.
   */
  static Race joined(ProgramSpec program, Gates.Joined gates, List<Race> parts) {
    Comparator<Race> byKind = Comparator.comparing(Race::kind);
    Race decides =
        gates.join() == Gates.Join.ANY_OF
            ? Collections.min(parts, byKind)
            : Collections.max(parts, byKind);
    return new Race(
        program,
        decides.judge,
        decides.design,
        decides.cycle,
        decides.kind,
        decides.first,
        decides.holds,
        parts);
  }

  /** The gate that decides. */
  Gate gate() {
    return gate(judge);
  }

  /** The one gate of a program that judges by itself. */
  static Gate gate(ProgramSpec judge) {
    return ((Gates.One) judge.gates()).gate();
  }

  /** The steps that a window lasts: all whose time passes in it. */
  Set<KernelStep> lasting() {
    Set<KernelStep> lasting = EnumSet.noneOf(KernelStep.class);
    if (kind == Kind.WINDOW && first.isPresent() && holds.isPresent()) {
      long from = first.get().at();
      long to = holds.get().at();
      cycle.steps().stream()
          .filter(step -> step.at() > from && step.at() <= to)
          .forEach(step -> step.step().ifPresent(lasting::add));
    }
    return lasting;
  }
}
