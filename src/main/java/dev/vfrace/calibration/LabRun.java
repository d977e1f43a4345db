package dev.vfrace.calibration;

import dev.vfrace.text.Quantity;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The cycles of a lab run in the order in which they were.
 *
 * @param cycles at least one
 * @param options of the lab, as the file tells them
 * @param foreign lines that were neither
 */
public record LabRun(List<LabCycle> cycles, LabOptions options, long foreign) {

  /** Defensive copy. */
  public LabRun {
    cycles = List.copyOf(cycles);
  }

  /**
   * Reads comma-separated cycles.
   *
   * @param name for messages
   * @throws CalibrationException if there are none, or of runs with different options
   */
  public static LabRun read(String name, InputStream raw) throws IOException {
    List<LabCycle> cycles = new ArrayList<>();
    Optional<LabCycle.Header> header = Optional.empty();
    Optional<LabOptions> options = Optional.empty();
    long foreign = 0;
    try (Lines lines = Lines.open(name, raw)) {
      Optional<String> line = lines.next();
      while (line.isPresent()) {
        String text = line.get();
        Optional<LabCycle.Header> found = LabCycle.Header.of(text);
        Optional<LabOptions> told = LabOptions.of(text);
        Optional<LabCycle> cycle = header.flatMap(it -> it.cycle(text));
        if (found.isPresent()) {
          header = found;
        } else if (told.isPresent()) {
          if (options.isPresent() && !options.equals(told)) {
            throw new CalibrationException(
                "%s: lab runs with different options; allowed: a run a file".formatted(name));
          }
          options = told;
        } else if (cycle.isPresent() && cycles.size() < Cycle.MOST) {
          cycles.add(cycle.get());
        } else {
          foreign++;
        }
        line = lines.next();
      }
    }
    if (cycles.isEmpty()) {
      throw new CalibrationException(
          "%s: no cycle of a lab run in %s; allowed: a header with %s, and a line a cycle"
              .formatted(
                  name, Quantity.count(foreign, "line"), String.join(", ", LabCycle.COLUMNS)));
    }
    return new LabRun(cycles, options.orElse(LabOptions.NONE), foreign);
  }

  /**
   * Every second cycle.
   *
   * @param first 0 or 1
   */
  public LabRun half(int first) {
    return new LabRun(
        IntStream.iterate(first, at -> at < cycles.size(), at -> at + 2)
            .mapToObj(cycles::get)
            .toList(),
        options,
        0);
  }

  /** The cycles from one to another, which is not part of it. */
  public LabRun part(int from, int to) {
    return new LabRun(cycles.subList(from, to), options, 0);
  }

  /** The cycles in which the observer was asked to wait so long. */
  public LabRun delayed(long delay) {
    return new LabRun(cycles.stream().filter(it -> it.delay() == delay).toList(), options, 0);
  }

  /** How long the observer was asked to wait, in nanoseconds, each once. */
  public List<Long> delays() {
    return cycles.stream().map(LabCycle::delay).distinct().sorted().toList();
  }

  /** What the kernel and the observer's wake-up took, together. */
  public JointRows rows() {
    return new JointRows(cycles.stream().map(LabCycle::cycle).toList());
  }
}
