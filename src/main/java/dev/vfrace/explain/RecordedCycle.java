package dev.vfrace.explain;

import dev.vfrace.trace.TraceEvent;
import dev.vfrace.userspace.ProgramMatter;
import dev.vfrace.vocabulary.KernelStep;
import dev.vfrace.vocabulary.LinkState;
import dev.vfrace.vocabulary.Matter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** A cycle as its actors recorded it, cut at the steps of registration, join, opening, removal. */
public final class RecordedCycle {

  /** Steps of the host, of the module, and waits of the scenario: no steps of the device's. */
  private static final Set<KernelStep> ASIDE =
      EnumSet.of(
          KernelStep.VF_PROBE,
          KernelStep.VF_ASSOCIATION,
          KernelStep.DATAPATH_SWITCH,
          KernelStep.MODULE_LOAD,
          KernelStep.SRIOV_ANNOUNCE,
          KernelStep.NETVSC_PROBE,
          KernelStep.NETVSC_IFUP,
          KernelStep.NOTIFIER_INIT,
          KernelStep.SETTLE,
          KernelStep.GAP);

  private final List<TraceEvent> events;
  private final List<TraceEvent.Sent> messages;
  private final List<RecordedStep> steps = new ArrayList<>();
  private long startedAt;
  private LinkState state = LinkState.ABSENT;
  private LinkState seen = LinkState.ABSENT;
  private boolean rtnlHeld;

  /** Cuts what was recorded from the cycle's start on. */
  RecordedCycle(List<TraceEvent> recorded) {
    int start = 0;
    while (start < recorded.size() && !(recorded.get(start) instanceof TraceEvent.CycleStarted)) {
      follow(recorded.get(start++));
    }
    List<TraceEvent> ofCycle = recorded.subList(start, recorded.size());
    events = ofCycle.stream().filter(event -> !(event instanceof TraceEvent.Sent)).toList();
    messages =
        ofCycle.stream()
            .filter(TraceEvent.Sent.class::isInstance)
            .map(TraceEvent.Sent.class::cast)
            .toList();
    cut();
  }

  /** When the cycle began, modelled nanoseconds. */
  long startedAt() {
    return startedAt;
  }

  /** Its steps in order. */
  public List<RecordedStep> steps() {
    return List.copyOf(steps);
  }

  /** What the actors told one another, in order. */
  List<TraceEvent.Sent> messages() {
    return messages;
  }

  /** Everything that happened of one kind but messages, in order. */
  <E extends TraceEvent> List<E> all(Class<E> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The first step of which something is true. */
  Optional<RecordedStep> first(Predicate<RecordedStep> condition) {
    return steps.stream().filter(condition).findFirst();
  }

  /** The first step that has set a bit of the device. */
  Optional<RecordedStep> setting(int bit) {
    return first(step -> step.sets(bit));
  }

  /** The last step with a delay that was done by a time. */
  Optional<RecordedStep> lastKernelStepBy(long at) {
    return steps.stream()
        .filter(step -> step.step().isPresent() && step.at() <= at)
        .reduce((one, next) -> next);
  }

  private void follow(TraceEvent event) {
    if (event instanceof TraceEvent.Published published) {
      state = published.state();
      seen = published.seen();
    } else if (event instanceof TraceEvent.Rtnl rtnl) {
      rtnlHeld = rtnl.held();
    }
  }

  private void cut() {
    Optional<Open> open = Optional.empty();
    for (TraceEvent event : events) {
      if (event instanceof TraceEvent.CycleStarted started) {
        startedAt = started.at();
      }
      Optional<Open> next = begun(event);
      if (next.isPresent()) {
        boolean takesRtnl = open.map(it -> it.endsWithRtnlTakenAt(event.at())).orElse(false);
        open.ifPresent(it -> close(it, rtnlHeld && !takesRtnl));
        open = next;
      }
      follow(event);
      open.ifPresent(it -> it.effects.add(event));
    }
    open.ifPresent(it -> close(it, rtnlHeld));
  }

  private Optional<Open> begun(TraceEvent event) {
    if (event instanceof TraceEvent.Reached reached) {
      return open(reached.point().label(), reached.point().summary(), Optional.empty(), event);
    }
    if (!(event instanceof TraceEvent.Due due)) {
      return Optional.empty();
    }
    Matter matter = due.matter();
    if (matter instanceof KernelStep step && !ASIDE.contains(step)) {
      return open(step.label(), step.summary(), Optional.of(step), event);
    }
    return matter == ProgramMatter.ACT_LATENCY
        ? open("act", due.actor() + " acts", Optional.empty(), event)
        : Optional.empty();
  }

  private Optional<Open> open(
      String label, String summary, Optional<KernelStep> step, TraceEvent event) {
    return Optional.of(new Open(label, summary, step, event.at(), state, new ArrayList<>()));
  }

  private void close(Open open, boolean heldAfter) {
    steps.add(
        new RecordedStep(
            open.label,
            open.summary,
            open.step,
            open.at,
            open.effects,
            new RecordedStep.Device(open.before, state, seen),
            heldAfter));
  }

  private record Open(
      String label,
      String summary,
      Optional<KernelStep> step,
      long at,
      LinkState before,
      List<TraceEvent> effects) {

    /** RTNL that is taken at the very time of the next step is taken for that step. */
    boolean endsWithRtnlTakenAt(long time) {
      return !effects.isEmpty()
          && effects.get(effects.size() - 1) instanceof TraceEvent.Rtnl rtnl
          && rtnl.held()
          && rtnl.at() == time;
    }
  }
}
