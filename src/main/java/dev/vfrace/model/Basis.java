package dev.vfrace.model;

import java.util.Locale;

/**
 * What a figure rests on.
 *
 * @param kind how it is known
 * @param source where it comes from, in words
 */
public record Basis(Kind kind, String source) {

  /** Of a figure whose definition says nothing about it. */
  public static final Basis NOT_SAID = new Basis(Kind.ESTIMATE, "not said");

  /** How a figure is known. */
  public enum Kind {
    /** All of it was measured. */
    MEASURED,
    /** It stands in a source, or follows from what the model is. */
    CONSTANT,
    /** It lies within what a source or a measurement allows; the rest is chosen. */
    BOUND,
    /** All or a part of it is guessed. */
    ESTIMATE;

    /** Its name in files and results. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether it is guessed. */
  public boolean isEstimate() {
    return kind == Kind.ESTIMATE;
  }
}
