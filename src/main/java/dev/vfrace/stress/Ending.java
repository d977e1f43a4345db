package dev.vfrace.stress;

import java.util.Optional;

/**
 * Why a campaign ended.
 *
 * @param reason in one word
 * @param cause of a failure
 */
public record Ending(Reason reason, Optional<Throwable> cause) {

  /** The ways to end. */
  public enum Reason {
    /** All cycles were run. */
    COMPLETE,
    /** The given time is over. */
    TIME_IS_UP,
    /** What was counted decides what was asked. */
    COUNTED_ENOUGH,
    /** Ctrl-C or SIGTERM. */
    INTERRUPTED,
    /** An actor failed. */
    FAILED
  }

  static Ending complete() {
    return new Ending(Reason.COMPLETE, Optional.empty());
  }

  static Ending countedEnough() {
    return new Ending(Reason.COUNTED_ENOUGH, Optional.empty());
  }

  static Ending timeIsUp() {
    return new Ending(Reason.TIME_IS_UP, Optional.empty());
  }

  static Ending interrupted() {
    return new Ending(Reason.INTERRUPTED, Optional.empty());
  }

  static Ending failed(Throwable cause) {
    return new Ending(Reason.FAILED, Optional.of(cause));
  }
}
