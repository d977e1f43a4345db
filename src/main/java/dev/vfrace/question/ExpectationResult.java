package dev.vfrace.question;

import dev.vfrace.statistics.Rate;
import dev.vfrace.text.RateFormat;

/**
 * An expectation beside what was observed of it.
 *
 * @param expectation what was asked to hold
 * @param observed the counts it is decided by; without trials if the program had no chance or did
 *     not run
 */
public record ExpectationResult(Expectation expectation, Rate observed) {

  /** Whether it holds. */
  public Decision decision() {
    return expectation.decide(observed);
  }

  /** The decision and what it rests on, in a sentence. */
  public String sentence() {
    String verb =
        switch (decision()) {
          case HOLDS -> "holds";
          case FAILS -> "does not hold";
          case UNDECIDED -> "is undecided";
        };
    return "%s %s: %s".formatted(expectation.expression(), verb, observation());
  }

  /** What it rests on, in a few words. */
  public String observation() {
    return observed.trials() == 0
        ? "%s had no chance in this run".formatted(expectation.program())
        : "observed " + RateFormat.observed(observed);
  }
}
