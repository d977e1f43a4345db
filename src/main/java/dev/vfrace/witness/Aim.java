package dev.vfrace.witness;

import dev.vfrace.count.Counter;
import dev.vfrace.count.Marks;
import dev.vfrace.machine.Evidence;
import dev.vfrace.model.Gate;
import dev.vfrace.model.Gates;
import dev.vfrace.model.ProgramSpec;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * By which mark it is measured how near a program's look came, of each thing that can come of it.
 */
final class Aim {

  /** What {@link #nanos} gives where there is no margin. */
  static final long NONE = Long.MIN_VALUE;

  private final Optional<Evidence.Mark> gateMark;
  private final Map<Notable, Evidence.Mark> marks = new EnumMap<>(Notable.class);

  Aim(ProgramSpec program) {
    Gates gates = program.gates();
    this.gateMark =
        gates.ask(Gate.SLAVE_FLAG) || gates.ask(Gate.KERNEL_DESIGN)
            ? Optional.of(Evidence.Mark.FLAG)
            : gates.ask(Gate.MASTER_LINK) ? Optional.of(Evidence.Mark.MASTER) : Optional.empty();
    marks.put(Notable.SAW_UNSLAVED, Evidence.Mark.FLAG);
    marks.put(Notable.SAW_NO_MASTER, Evidence.Mark.MASTER);
    for (Notable judged : List.of(Notable.MISJUDGED, Notable.HARMED, Notable.NEAR_MISS)) {
      gateMark.ifPresent(mark -> marks.put(judged, mark));
    }
  }

  /** Whether the program can only just have missed the mark that its gate reads. */
  boolean canMiss() {
    return gateMark.isPresent();
  }

  /** Whether there are margins at all. */
  boolean measures(Notable notable) {
    return marks.containsKey(notable);
  }

  /** Whether a cycle is a near miss. */
  boolean misses(Marks counted, Evidence evidence, long cycle) {
    Evidence.Mark mark = gateMark.orElseThrow();
    Counter hit = mark == Evidence.Mark.FLAG ? Counter.SAW_UNSLAVED : Counter.SAW_NO_MASTER;
    long after = nanos(Notable.NEAR_MISS, counted, evidence, cycle);
    return after >= 0 && after < window(mark, evidence, cycle) && !counted.has(hit, cycle);
  }

  /**
   * How long before the mark the program looked, or, of a near miss, after it.
   *
   * @return modelled nanoseconds, or {@link #NONE}
   */
  long nanos(Notable notable, Marks counted, Evidence evidence, long cycle) {
    Evidence.Mark mark = marks.get(notable);
    long look = counted.lookedAt(cycle);
    if (mark == null
        || look == Marks.NO_LOOK
        || !evidence.hasWindow(mark, cycle)
        || counted.has(Counter.TURNED_WRONG, cycle)) {
      return NONE;
    }
    long before = evidence.setAt(mark, cycle) - look;
    return notable == Notable.NEAR_MISS ? -before : before;
  }

  /** For how long the VF had been shown without the mark when it was set. */
  OptionalLong window(Notable notable, Evidence evidence, long cycle) {
    Evidence.Mark mark = marks.get(notable);
    return mark == null || !evidence.hasWindow(mark, cycle)
        ? OptionalLong.empty()
        : OptionalLong.of(window(mark, evidence, cycle));
  }

  private static long window(Evidence.Mark mark, Evidence evidence, long cycle) {
    return evidence.setAt(mark, cycle) - evidence.shownAt(mark, cycle);
  }
}
