package dev.vfrace.study;

import dev.vfrace.analysis.RunResult;
import dev.vfrace.question.Verdict;
import java.util.List;

/**
 * A campaign on threads beside the same on the oracle: one thread at free pace, which is
 * deterministic; schema {@code vfrace.check/1}.
 *
 * @param oracle on one thread
 * @param threaded on several
 */
public record OracleCheck(RunResult oracle, RunResult threaded) {

  /** The name and version of the JSON form. */
  public static final String SCHEMA = "vfrace.check/1";

  /** Every rate of either, and whether they agree. */
  public List<Agreement> agreements() {
    return Agreement.of(oracle, threaded);
  }

  /** Whether either run ended early, so that the two cannot be compared. */
  public boolean incomplete() {
    return oracle.volume().incomplete() || threaded.volume().incomplete();
  }

  /** A pass if all rates agree and the threaded run is trusted, else untrusted. */
  public Verdict verdict() {
    boolean agree = agreements().stream().allMatch(Agreement::holds);
    return agree && threaded.verdict() != Verdict.UNTRUSTED ? Verdict.PASS : Verdict.UNTRUSTED;
  }
}
