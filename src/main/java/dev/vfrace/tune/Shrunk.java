package dev.vfrace.tune;

import dev.vfrace.question.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * The smallest change of a timing that makes a program race, or keeps it from it: schema {@code
 * vfrace.shrink/1}.
 *
 * @param search how it was looked for
 * @param change what was found on recorded cycles; empty: nothing
 * @param confirmed the factor as campaigns have it; empty where nothing was found
 */
public record Shrunk(Search search, Optional<Change> change, Optional<Threshold> confirmed) {

  /** The name and version of the JSON form. */
  public static final String SCHEMA = "vfrace.shrink/1";

  /**
   * How it was looked for.
   *
   * @param kernel the design
   * @param aim whose rate, and the bound
   * @param given the rate of recorded cycles as given
   * @param figures that were tried
   * @param reason why there can be no such change, as the recorded cycles of the design have it;
   *     empty: there may be one
   */
  public record Search(
      String kernel, Shrinker.Aim aim, double given, List<String> figures, String reason) {

    /** Defensive copy. */
    public Search {
      figures = List.copyOf(figures);
    }

    /** Whether it races as given. */
    public boolean races() {
      return given >= aim.bound();
    }
  }

  /** A pass if there is an answer; else as the threshold has it. */
  public Verdict verdict() {
    return confirmed.map(Threshold::verdict).orElse(Verdict.PASS);
  }
}
