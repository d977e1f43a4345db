package dev.vfrace.question;

/** What the counts say about one expectation. */
public enum Decision {
  /** The whole interval satisfies it. */
  HOLDS("holds"),
  /** The whole interval violates it. */
  FAILS("fails"),
  /** The interval reaches to both sides. */
  UNDECIDED("undecided");

  private final String word;

  Decision(String word) {
    this.word = word;
  }

  /** Its name in results. */
  public String word() {
    return word;
  }
}
