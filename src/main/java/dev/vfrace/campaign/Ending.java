package dev.vfrace.campaign;

import java.util.Optional;

/**
 * Why a campaign ended.
 *
 * @param reason in one word
 * @param cause of a failure
 * @param answer what is known, if that ended it
 */
public record Ending(Reason reason, Optional<Throwable> cause, Optional<String> answer) {

  /** Ends without an answer. */
  public Ending(Reason reason, Optional<Throwable> cause) {
    this(reason, cause, Optional.empty());
  }

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
    /** An actor failed, or a thread. */
    FAILED,
    /** The process was gone, and only what it had written down until then is known. */
    LOST
  }

  /** Whether it failed of what no campaign can go on after, such as memory. */
  public boolean isFatal() {
    return cause
        .filter(it -> it instanceof VirtualMachineError || it instanceof LinkageError)
        .isPresent();
  }

  public static Ending complete() {
    return new Ending(Reason.COMPLETE, Optional.empty());
  }

  static Ending countedEnough(String answer) {
    return new Ending(Reason.COUNTED_ENOUGH, Optional.empty(), Optional.of(answer));
  }

  public static Ending timeIsUp() {
    return new Ending(Reason.TIME_IS_UP, Optional.empty());
  }

  static Ending interrupted() {
    return new Ending(Reason.INTERRUPTED, Optional.empty());
  }

  static Ending failed(Throwable cause) {
    return new Ending(Reason.FAILED, Optional.of(cause));
  }
}
