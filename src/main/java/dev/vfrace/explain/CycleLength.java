package dev.vfrace.explain;

import dev.vfrace.model.MachineSpec;
import dev.vfrace.timeline.RandomDraws;
import dev.vfrace.trace.TraceEvent;
import java.util.List;

/** How long a hot-plug cycle takes in modelled time: the mean of some that a rehearsal plays. */
public final class CycleLength {

  private static final int CYCLES = 50;

  private CycleLength() {}

  /** Nanoseconds from one cycle's start to the next one's, at least 1. */
  public static long nanos(MachineSpec spec) {
    try (Rehearsal rehearsal = new Rehearsal()) {
      List<RecordedCycle> played = rehearsal.play(spec, RandomDraws.of(spec), CYCLES + 1);
      long first = start(played.get(0));
      long last = start(played.get(CYCLES));
      return Math.max(1, (last - first) / CYCLES);
    }
  }

  private static long start(RecordedCycle cycle) {
    return cycle.all(TraceEvent.CycleStarted.class).get(0).at();
  }
}
