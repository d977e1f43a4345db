package dev.vfrace.question;

import java.util.Collection;

/** What a run comes to, and the exit code that says so. */
public enum Verdict {
  /** Every expectation is decided and holds, or there was none. */
  PASS("pass", 0),
  /** An expectation is decided and does not hold. */
  FAIL("fail", 1),
  /** An expectation cannot be decided from so few cycles, and none fails. */
  INCONCLUSIVE("inconclusive", 3),
  /** A control or the clock's fidelity failed: the figures are not to be quoted. */
  UNTRUSTED("untrusted", 4),
  /** A user or the system ended the run before it had done what was asked. */
  INTERRUPTED("interrupted", 130),
  /** The run failed before it had done what was asked. */
  ERROR("error", 70);

  private final String word;
  private final int exitCode;

  Verdict(String word, int exitCode) {
    this.word = word;
    this.exitCode = exitCode;
  }

  /** What trusted expectations come to: one that fails outweighs any that are undecided. */
  public static Verdict of(Collection<Decision> decisions) {
    if (decisions.contains(Decision.FAILS)) {
      return FAIL;
    }
    return decisions.contains(Decision.UNDECIDED) ? INCONCLUSIVE : PASS;
  }

  /** Its name in results. */
  public String word() {
    return word;
  }

  /** The exit code of a run that comes to this. */
  public int exitCode() {
    return exitCode;
  }
}
