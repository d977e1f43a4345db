package dev.vfrace.fidelity;

import dev.vfrace.campaign.Ending;
import java.time.Duration;

/** A run of a cell ended before its cycles were over. */
final class UnfinishedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  UnfinishedException(Ending ending, Duration limit) {
    super(
        ending.reason() == Ending.Reason.TIME_IS_UP
            ? "not over within %,d s".formatted(limit.toSeconds())
            : "ended early: " + ending.reason(),
        ending.cause().orElse(null));
  }
}
