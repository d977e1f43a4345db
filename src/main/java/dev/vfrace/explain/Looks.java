package dev.vfrace.explain;

import dev.vfrace.model.KernelDesign;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.model.Trigger;
import dev.vfrace.model.UdevStage;
import dev.vfrace.trace.TraceEvent;
import dev.vfrace.userspace.ProgramMatter;
import dev.vfrace.vocabulary.Matter;
import dev.vfrace.vocabulary.Uevent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Has a program look at a VF after every step at which it can, one look a cycle, and keeps what it
 * made of it.
 */
final class Looks {

  private static final long A_MOMENT = 500_000;

  private final Plays plays;
  private final KernelDesign design;
  private final ProgramSpec judge;
  private final RecordedCycle base;

  /**
   * The looks of a program that judges by itself.
   *
   * @param base a cycle of the design without programs
   */
  Looks(Plays plays, KernelDesign design, ProgramSpec judge, RecordedCycle base) {
    this.plays = plays;
    this.design = design;
    this.judge = judge.untouching();
    this.base = base;
  }

  /** From the first that sees the VF on, the earliest first; none if it never does. */
  List<Look> all() {
    Script now = script(new long[] {0});
    RecordedCycle earliest = plays.scripted(design, List.of(judge), now, 1).get(0);
    OptionalLong woken = wokenAt(earliest);
    if (woken.isEmpty()) {
      return List.of();
    }
    long[] offsets = offsets(woken.getAsLong());
    List<RecordedCycle> cycles =
        plays.scripted(design, List.of(judge), script(offsets), offsets.length);
    List<Look> looks = new ArrayList<>();
    cycles.forEach(cycle -> look(cycle).ifPresent(looks::add));
    return looks.stream().dropWhile(look -> !look.exists()).toList();
  }

  private Script script(long[] offsets) {
    Matter matter = judge.trigger() == Trigger.POLL ? ProgramMatter.PHASE : ProgramMatter.LATENCY;
    return Script.evenSteps()
        .with(judge.name(), matter, cycle -> offsets[(int) Math.min(cycle, offsets.length - 1)]);
  }

  /** When its delay begins, from the start of the cycle; empty if nothing wakes it. */
  private OptionalLong wokenAt(RecordedCycle cycle) {
    Optional<Long> at =
        judge.stage() != UdevStage.RULES || judge.trigger() == Trigger.NETDEV_UP
            ? looked(cycle).map(TraceEvent::at)
            : switch (judge.trigger()) {
              case UEVENT_ADD, UEVENT ->
                  cycle.all(TraceEvent.UeventSent.class).stream()
                      .filter(uevent -> uevent.action() == Uevent.Action.ADD)
                      .map(TraceEvent::at)
                      .findFirst();
              case NEWLINK, REMOVE ->
                  cycle.all(TraceEvent.LinkSent.class).stream()
                      .filter(link -> link.deleted() == (judge.trigger() == Trigger.REMOVE))
                      .map(TraceEvent::at)
                      .findFirst();
              case BOOT_SCAN, POLL -> Optional.of(cycle.startedAt());
              case KERNEL_ASK, NETDEV_UP -> Optional.<Long>empty();
            };
    return at.map(time -> OptionalLong.of(time - cycle.startedAt())).orElse(OptionalLong.empty());
  }

  /** At once, and a moment after each step of the base cycle, as far as that is later. */
  private long[] offsets(long woken) {
    List<Long> offsets = new ArrayList<>();
    offsets.add(0L);
    for (RecordedStep step : base.steps()) {
      long offset = step.at() - base.startedAt() + A_MOMENT - woken;
      if (step.label().startsWith("R")) {
        break;
      }
      if (step.step().isPresent() && offset > 0) {
        offsets.add(offset);
      }
    }
    return offsets.stream().mapToLong(Long::longValue).toArray();
  }

  private Optional<Look> look(RecordedCycle cycle) {
    Optional<TraceEvent.Looked> looked = looked(cycle);
    Optional<TraceEvent.Decided> decided =
        cycle.all(TraceEvent.Decided.class).stream()
            .filter(it -> it.program().equals(judge.name()))
            .findFirst();
    return looked.flatMap(
        it ->
            decided.flatMap(
                verdict ->
                    cycle
                        .lastKernelStepBy(it.at())
                        .flatMap(this::inBase)
                        .map(step -> new Look(step, it.exists(), verdict.standalone()))));
  }

  private Optional<RecordedStep> inBase(RecordedStep step) {
    return base.first(it -> it.step().equals(step.step()));
  }

  private Optional<TraceEvent.Looked> looked(RecordedCycle cycle) {
    return cycle.all(TraceEvent.Looked.class).stream()
        .filter(it -> it.program().equals(judge.name()))
        .findFirst();
  }
}
