package dev.vfrace.store;

import java.util.Locale;

/** What was run. */
public enum Kind {
  /** One campaign. */
  RUN,
  /** Two that differ in one thing. */
  COMPARE,
  /** Several designs, each in several campaigns. */
  SUITE,
  /** One campaign at many points. */
  SWEEP,
  /** Runs of one fingerprint, added up. */
  MERGE;

  /** As it is written. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind that is written so. */
  static Kind of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
