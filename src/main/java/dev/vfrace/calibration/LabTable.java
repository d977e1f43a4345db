package dev.vfrace.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The cycles of a lab run, as {@link LabCycle} reads them. */
final class LabTable extends Source {

  private static final String TITLE = "lab cycles";

  private final List<LabCycle> cycles = new ArrayList<>();
  private Optional<LabCycle.Header> header = Optional.empty();

  LabTable(Findings findings) {
    super(TITLE, "the cycles of a lab run (i,delay,s1,post,...)", findings);
  }

  @Override
  boolean take(Line line) {
    Optional<LabCycle.Header> found = LabCycle.Header.of(line.text());
    if (found.isPresent()) {
      header = found;
      return true;
    }
    Optional<LabCycle> cycle = header.flatMap(it -> it.cycle(line.text()));
    if (cycle.isPresent() && cycles.size() < Cycle.MOST) {
      cycles.add(cycle.get());
      findings().found();
    }
    return cycle.isPresent();
  }

  @Override
  void endOfFile() {
    header = Optional.empty();
  }

  /** All of them, in their order. */
  List<LabCycle> cycles() {
    return cycles;
  }
}
