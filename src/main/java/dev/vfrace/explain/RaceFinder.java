package dev.vfrace.explain;

import dev.vfrace.model.Act;
import dev.vfrace.model.Gate;
import dev.vfrace.model.Gates;
import dev.vfrace.model.KernelDesign;
import dev.vfrace.model.KernelDesign.AddrconfGate;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.model.Reads;
import dev.vfrace.model.Trigger;
import dev.vfrace.trace.TraceEvent;
import dev.vfrace.userspace.ProgramMatter;
import dev.vfrace.vocabulary.LinkState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Finds out what a program makes of a design, by having the actors play it. */
public final class RaceFinder {

  /** Half a step of a play, of which so many go past its registration. */
  private static final long A_MOMENT = 500_000;

  private static final int MOMENTS = 60;

  private final Plays plays;
  private final Map<String, ProgramSpec> programs;

  /**
   * A finder.
   *
   * @param plays of designs
   * @param programs all that there are, by name
   */
  public RaceFinder(Plays plays, Map<String, ProgramSpec> programs) {
    this.plays = plays;
    this.programs = Map.copyOf(programs);
  }

  /** What comes of a program on a design. */
  public Race find(KernelDesign design, ProgramSpec program) {
    Race race = atFirst(design, program);
    return race.kind() != Race.Kind.EVERY_TIME && (turns(design, program) || loses(race, program))
        ? race.inheritedBy(program, Race.Kind.OWN)
        : race;
  }

  /**
   * Whether its restart finds no property: a rule for add alone has set none at the move of a
   * rename, which the plays have not.
   */
  private boolean loses(Race race, ProgramSpec program) {
    return race.first().isPresent()
        && program.restarts().isPresent()
        && program.propertyFrom().isPresent()
        && named(program.propertyFrom()).trigger() == Trigger.UEVENT_ADD;
  }

  /** What comes of its first look. */
  private Race atFirst(KernelDesign design, ProgramSpec program) {
    if (program.gates() instanceof Gates.Joined joined) {
      return Race.joined(
          program,
          joined,
          joined.parts().stream().map(it -> atFirst(design, program.judgingBy(it))).toList());
    }
    if (program.gates().ask(Gate.VERDICT)) {
      Race other = find(design, named(program.verdictFrom()));
      return other.inheritedBy(program, other.kind());
    }
    if (program.gates().ask(Gate.UDEV_PROPERTY)) {
      Race ofRule = atFirst(design, named(program.propertyFrom()));
      return ofRule.inheritedBy(program, ofRule.kind());
    }
    return ofJudge(design, program);
  }

  /** What comes of a program that judges by itself. */
  Race ofJudge(KernelDesign design, ProgramSpec judge) {
    RecordedCycle base = plays.evenSteps(design, List.of());
    List<Look> looks =
        judge.trigger() == Trigger.KERNEL_ASK
            ? List.of()
            : new Looks(plays, design, judge, base).all();
    Gate gate = Race.gate(judge);
    OptionalInt bit = bit(gate, design);
    Race.Kind kind = kind(design, judge, looks, bit);
    Optional<RecordedStep> marked =
        bit.isPresent() ? base.setting(bit.getAsInt()) : Optional.empty();
    return new Race(
        judge,
        judge,
        design,
        base,
        gate == Gate.DUMP_ORDER && kind != Race.Kind.NONE ? Race.Kind.OWN : kind,
        looks.stream().findFirst().map(Look::after),
        kind == Race.Kind.WINDOW ? end(looks) : marked,
        List.of());
  }

  /** The step after which looks do not mislead any more: it marks the VF, or hides it. */
  private static Optional<RecordedStep> end(List<Look> looks) {
    return looks.stream()
        .dropWhile(look -> !look.standalone())
        .dropWhile(Look::standalone)
        .findFirst()
        .map(Look::after);
  }

  /** The programs without which a design does not do its part: scripts and managers. */
  public List<ProgramSpec> helpers(KernelDesign design) {
    return programs.values().stream()
        .filter(
            program ->
                (program.acts() == Act.ENSLAVE
                        && design.slaveFlagAt() == KernelDesign.SlaveFlagAt.USERSPACE)
                    || (program.trigger() == Trigger.KERNEL_ASK && design.shown().asksManager()))
        .toList();
  }

  /** The bit of the device that a gate looks at; empty if it looks at something else. */
  static OptionalInt bit(Gate gate, KernelDesign design) {
    return switch (gate) {
      case SLAVE_FLAG -> OptionalInt.of(LinkState.IFF_SLAVE);
      case MASTER_LINK -> OptionalInt.of(LinkState.MASTER);
      case KERNEL_DESIGN ->
          OptionalInt.of(
              design.addrconfGate() == AddrconfGate.SLAVE_FLAG
                  ? LinkState.IFF_SLAVE
                  : LinkState.IFF_NO_ADDRCONF);
      case DRIVER_MAC, HV_PCI, DRIVER, NAME, DUMP_ORDER, UDEV_PROPERTY, VERDICT, NONE ->
          OptionalInt.empty();
    };
  }

  private Race.Kind kind(
      KernelDesign design, ProgramSpec judge, List<Look> looks, OptionalInt bit) {
    if (looks.stream().noneMatch(Look::standalone)) {
      return Race.Kind.NONE;
    }
    if (looks.stream().anyMatch(look -> !look.standalone())) {
      return Race.Kind.WINDOW;
    }
    boolean byScript =
        judge.reads() != Reads.MESSAGE
            && bit.isPresent()
            && plays
                .evenSteps(design, helpers(design).stream().filter(Plays::actsOnly).toList())
                .setting(bit.getAsInt())
                .isPresent();
    return byScript && looks.size() > 1 && neverHolds(design, bit)
        ? Race.Kind.UNBOUNDED
        : Race.Kind.EVERY_TIME;
  }

  private boolean neverHolds(KernelDesign design, OptionalInt bit) {
    return plays.evenSteps(design, List.of()).setting(bit.orElseThrow()).isEmpty();
  }

  /**
   * Whether a later look misleads a program that its first look did not, at whatever moment its
   * sources have looked.
   */
  private boolean turns(KernelDesign design, ProgramSpec program) {
    if (!program.judgesAgain()) {
      return false;
    }
    List<ProgramSpec> played = withSources(program).map(ProgramSpec::untouching).toList();
    Script script = Script.evenSteps();
    for (ProgramSpec source : played.subList(0, played.size() - 1)) {
      script = script.with(source.name(), ProgramMatter.LATENCY, cycle -> cycle * A_MOMENT);
    }
    return plays.scripted(design, played, script, MOMENTS).stream()
        .anyMatch(cycle -> turns(cycle, program.name()));
  }

  private static boolean turns(RecordedCycle cycle, String program) {
    return cycle.all(TraceEvent.Decided.class).stream()
        .filter(it -> it.program().equals(program))
        .skip(1)
        .anyMatch(TraceEvent.Decided::standalone);
  }

  /** A program and those whose property or verdict it goes by, the furthest first. */
  Stream<ProgramSpec> withSources(ProgramSpec program) {
    Stream<ProgramSpec> sources =
        Stream.of(program.propertyFrom(), program.verdictFrom())
            .filter(Optional::isPresent)
            .flatMap(name -> withSources(named(name)));
    return Stream.concat(sources, Stream.of(program));
  }

  private ProgramSpec named(Optional<String> name) {
    ProgramSpec found = programs.get(name.orElseThrow());
    if (found == null) {
      throw new IllegalArgumentException("no such program: " + name.orElseThrow());
    }
    return found;
  }
}
