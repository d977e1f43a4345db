package dev.vfrace.question;

/**
 * A stopping rule as a user gave it.
 *
 * @param text as it was typed
 * @param until what it means
 */
public record StoppingRule(String text, Until until) {

  /**
   * Reads what {@link Until#parse} does.
   *
   * @throws RuleSyntaxException if it is none
   */
  public static StoppingRule parse(String text) {
    return new StoppingRule(text, Until.parse(text));
  }
}
