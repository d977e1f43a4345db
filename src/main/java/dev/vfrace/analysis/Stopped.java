package dev.vfrace.analysis;

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
  ERROR("error", true);

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

  /** Whether the run ended before it had done what was asked. */
  public boolean early() {
    return early;
  }
}
