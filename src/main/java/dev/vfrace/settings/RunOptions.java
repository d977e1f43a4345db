package dev.vfrace.settings;

import java.util.List;
import java.util.Optional;

/**
 * What a run is asked to show and to answer, apart from what is run.
 *
 * @param expect expectations to be decided
 * @param json a file or {@code -}; empty: no JSON
 * @param progress whether progress lines are shown
 * @param quiet whether only the result is shown
 */
public record RunOptions(
    List<String> expect, Optional<String> json, boolean progress, boolean quiet) {

  /** Defensive copy. */
  public RunOptions {
    expect = List.copyOf(expect);
  }
}
