package dev.vfrace.raw;

import dev.vfrace.model.Basis;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How much of what decides the rates is guessed: of the window in which userspace sees a VF that is
 * not marked, every step with its median, and of the latencies of the programs that are held
 * against it.
 *
 * @param window its name: {@code flag window}
 * @param steps of it, in their order
 * @param latencies of programs that are estimates
 * @param programs all of them
 */
public record Estimates(String window, List<Part> steps, int latencies, int programs) {

  private static final int PERCENT = 100;

  /** Defensive copy. */
  public Estimates {
    steps = List.copyOf(steps);
  }

  /**
   * A step of the window.
   *
   * @param step its key
   * @param medianNanos of its delay, modelled
   * @param kind how that is known
   */
  public record Part(String step, double medianNanos, Basis.Kind kind) {}

  /** The length of the window, every step taking its median, modelled nanoseconds. */
  public double nanos() {
    return steps.stream().mapToDouble(Part::medianNanos).sum();
  }

  /** The share of it that rests on estimates, 0 to 1; NaN if it takes no time. */
  public double share() {
    return guessed().stream().mapToDouble(Part::medianNanos).sum() / nanos();
  }

  /** The estimate that takes most of it. */
  public Optional<Part> most() {
    return guessed().stream()
        .filter(part -> part.medianNanos > 0)
        .max(Comparator.comparingDouble(Part::medianNanos));
  }

  /** All of it in a clause. */
  public String text() {
    return most()
        .map(
            most ->
                "rests on estimates: %s of the %s, most of it %s (%s), and the latency of %d of %d programs"
                    .formatted(
                        percent(share()),
                        window,
                        most.step,
                        percent(most.medianNanos / nanos()),
                        latencies,
                        programs))
        .orElseGet(
            () ->
                "rests on estimates: nothing of the %s%s, and the latency of %d of %d programs"
                    .formatted(
                        window, nanos() > 0 ? "" : ", which takes no time", latencies, programs));
  }

  private List<Part> guessed() {
    return steps.stream().filter(part -> part.kind == Basis.Kind.ESTIMATE).toList();
  }

  private static String percent(double share) {
    double percent = PERCENT * share;
    return percent > 0 && percent < 1 ? "< 1 %" : Math.round(percent) + " %";
  }
}
