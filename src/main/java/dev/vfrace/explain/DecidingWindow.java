package dev.vfrace.explain;

import dev.vfrace.vocabulary.KernelStep;
import java.util.List;

/**
 * The window in which userspace can see a VF that is not marked.
 *
 * @param name in words
 * @param steps that it lasts, in their order
 */
public record DecidingWindow(String name, List<KernelStep> steps) {

  /** Defensive copy. */
  public DecidingWindow {
    steps = List.copyOf(steps);
  }
}
