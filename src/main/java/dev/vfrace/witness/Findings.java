package dev.vfrace.witness;

import dev.vfrace.count.Counter;
import dev.vfrace.count.Marks;
import dev.vfrace.machine.Evidence;
import dev.vfrace.machine.VirtualMachine;
import dev.vfrace.model.MachineSpec;
import java.util.List;
import java.util.OptionalLong;

/** Finds in a VM's round what came of whom in which of its cycles. */
final class Findings {

  private final MachineSpec spec;
  private final List<Aim> aims;

  /** For the rounds of VMs that are made from a spec. */
  Findings(MachineSpec spec) {
    this.spec = spec;
    this.aims = spec.programs().stream().map(Aim::new).toList();
  }

  int programs() {
    return aims.size();
  }

  /** Those of a round's cycles in which it came of a program; the first cycle's bit first. */
  long hits(Notable notable, int program, VirtualMachine.Round round) {
    Marks marks = round.marks().get(program);
    Evidence evidence = round.evidence();
    if (notable.counter().isPresent()) {
      long bits = marks.of(notable.counter().get());
      return Long.rotateRight(bits, (int) (evidence.firstCycle() % Long.SIZE));
    }
    Aim aim = aims.get(program);
    if (!aim.canMiss() || marks.of(Counter.TRIALS) == 0) {
      return 0;
    }
    long bits = 0;
    for (int at = 0; at < evidence.cycles(); at++) {
      bits |= aim.misses(marks, evidence, evidence.firstCycle() + at) ? 1L << at : 0;
    }
    return bits;
  }

  /** Whether it is known how near a cycle of a program came. */
  boolean measures(Notable notable, int program) {
    return aims.get(program).measures(notable);
  }

  /** How near a cycle came, as {@link Aim#nanos} has it. */
  long nanos(Notable notable, int program, VirtualMachine.Round round, long cycle) {
    return aims.get(program).nanos(notable, round.marks().get(program), round.evidence(), cycle);
  }

  /** A cycle in which it came of a program. */
  Sample sample(Notable notable, int program, VirtualMachine.Round round, long cycle) {
    long margin = nanos(notable, program, round, cycle);
    return new Sample(
        new Place(spec.seed(), round.lane(), cycle),
        margin == Aim.NONE ? OptionalLong.empty() : OptionalLong.of(margin),
        aims.get(program).window(notable, round.evidence(), cycle));
  }
}
