package dev.vfrace.store;

import java.util.Locale;

/** How far a run has come. */
public enum State {
  /** Its process is at it. */
  RUNNING,
  /** It has ended by itself. */
  COMPLETE,
  /** Somebody has stopped it. */
  INTERRUPTED,
  /** It has failed. */
  FAILED,
  /** Its process was gone before it had ended. */
  LOST;

  /** As it is written. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The state that is written so. */
  static State of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
