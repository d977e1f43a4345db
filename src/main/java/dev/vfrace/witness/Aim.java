package dev.vfrace.witness;

import dev.vfrace.count.Counter;
import dev.vfrace.count.Marks;
import dev.vfrace.machine.Evidence;
import dev.vfrace.model.Gate;
import dev.vfrace.model.Gates;
import dev.vfrace.model.ProgramSpec;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * By which mark it is measured how near a program's look came, of each thing that can come of it.
 */
final class Aim {

  private final Optional<Evidence.Mark> gateMark;

  Aim(ProgramSpec program) {
    Gates gates = program.gates();
    this.gateMark =
        gates.ask(Gate.SLAVE_FLAG) || gates.ask(Gate.KERNEL_DESIGN)
            ? Optional.of(Evidence.Mark.FLAG)
            : gates.ask(Gate.MASTER_LINK) ? Optional.of(Evidence.Mark.MASTER) : Optional.empty();
  }

  /** Whether the program can only just have missed the mark that its gate reads. */
  boolean canMiss() {
    return gateMark.isPresent();
  }

  /** Whether a cycle is a near miss. */
  boolean misses(Marks marks, Evidence evidence, long cycle) {
    Evidence.Mark mark = gateMark.orElseThrow();
    long look = marks.lookedAt(cycle);
    if (look == Marks.NO_LOOK
        || !evidence.hasWindow(mark, cycle)
        || marks.has(
            mark == Evidence.Mark.FLAG ? Counter.SAW_UNSLAVED : Counter.SAW_NO_MASTER, cycle)) {
      return false;
    }
    long set = evidence.setAt(mark, cycle);
    return look >= set && look - set < set - evidence.shownAt(mark, cycle);
  }

  /** How long before the mark the program looked, or, of a near miss, after it. */
  OptionalLong margin(Notable notable, Marks marks, Evidence evidence, long cycle) {
    Optional<Evidence.Mark> mark = mark(notable);
    long look = marks.lookedAt(cycle);
    if (mark.isEmpty()
        || look == Marks.NO_LOOK
        || !evidence.hasWindow(mark.get(), cycle)
        || marks.has(Counter.TURNED_WRONG, cycle)) {
      return OptionalLong.empty();
    }
    long set = evidence.setAt(mark.get(), cycle);
    return OptionalLong.of(notable == Notable.NEAR_MISS ? look - set : set - look);
  }

  /** For how long the VF had been shown without the mark when it was set. */
  OptionalLong window(Notable notable, Evidence evidence, long cycle) {
    return mark(notable)
        .filter(mark -> evidence.hasWindow(mark, cycle))
        .map(
            mark -> OptionalLong.of(evidence.setAt(mark, cycle) - evidence.shownAt(mark, cycle)))
        .orElse(OptionalLong.empty());
  }

  private Optional<Evidence.Mark> mark(Notable notable) {
    return switch (notable) {
      case SAW_UNSLAVED -> Optional.of(Evidence.Mark.FLAG);
      case SAW_NO_MASTER -> Optional.of(Evidence.Mark.MASTER);
      case MISJUDGED, HARMED, NEAR_MISS -> gateMark;
      case TURNED_WRONG, WRONGLY_IGNORED -> Optional.empty();
    };
  }
}
