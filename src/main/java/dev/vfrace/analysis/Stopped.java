package dev.vfrace.analysis;

import dev.vfrace.question.Verdict;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Why a run came to its end. */
public enum Stopped {
  /** It ran every cycle asked for. */
  COMPLETE("complete", false),
  /** The time asked for was over. */
  DURATION("duration", false),
  /** It had counted enough for what was asked. */
  UNTIL("until", false),
  /** The user stopped it. */
  INTERRUPTED("interrupted", true),
  /** It failed. */
  ERROR("error", true),
  /** Its process was gone before it could say anything. */
  LOST("lost", true);

  private final String word;
  private final boolean early;

  Stopped(String word, boolean early) {
    this.word = word;
    this.early = early;
  }

  /** Its name in results. */
  public String word() {
    return word;
  }

  /** What a run that ended so comes to, whatever it has counted; empty if it ended regularly. */
  public Optional<Verdict> verdict() {
    return switch (this) {
      case COMPLETE, DURATION, UNTIL -> Optional.empty();
      case INTERRUPTED, LOST -> Optional.of(Verdict.INTERRUPTED);
      case ERROR -> Optional.of(Verdict.ERROR);
    };
  }

  /** What several runs come to, of which one or another did not end regularly: an error first. */
  public static Optional<Verdict> verdict(Stream<RunResult> runs) {
    return runs.flatMap(run -> run.volume().stopped().verdict().stream())
        .max(Comparator.naturalOrder());
  }

  /** Whether the run ended before it had done what was asked. */
  public boolean early() {
    return early;
  }
}
