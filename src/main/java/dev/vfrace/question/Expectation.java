package dev.vfrace.question;

import dev.vfrace.count.Metric;
import dev.vfrace.statistics.Rate;

/**
 * What a user asks to hold of one program, for example {@code udev-azure-rule.sawUnslaved < 1e-6}.
 *
 * <p>It is decided by the two-sided 95 % interval of the rate. A rate of exactly zero cannot be
 * shown by counting: {@code == 0} can fail but never hold, so say how rare is rare enough, as in
 * {@code < 1e-6}.
 *
 * @param expression as the user wrote it
 * @param program name of the program
 * @param metric what is counted of it
 * @param comparison how its rate compares
 * @param bound with what, from 0 to 1
 */
public record Expectation(
    String expression, String program, Metric metric, Comparison comparison, double bound) {

  /**
   * Reads {@code PROGRAM.METRIC OPERATOR NUMBER[%]}. The metric is what follows the last dot before
   * the operator; a program's name may stand in quotes, and must where it holds an operator or a
   * blank. Blanks elsewhere mean nothing.
   *
   * @throws RuleSyntaxException if it is not of that form
   */
  public static Expectation parse(String expression) {
    return new ExpectationParser(expression).parse();
  }

  /** What the counts say: undecided without trials, otherwise as the interval lies. */
  public Decision decide(Rate observed) {
    return observed.trials() == 0
        ? Decision.UNDECIDED
        : comparison.decide(observed.interval(), bound);
  }
}
