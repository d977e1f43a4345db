package dev.vfrace.question;

/**
 * An expectation or a stopping rule that cannot be read. Its message says what, where, and what is
 * allowed.
 */
public final class RuleSyntaxException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String expression;
  private final int position;

  RuleSyntaxException(String kind, String expression, int position, String problem) {
    super("%s '%s', position %d: %s".formatted(kind, expression, position, problem));
    this.expression = expression;
    this.position = position;
  }

  /** The expression as the user wrote it. */
  public String expression() {
    return expression;
  }

  /** Where in the expression it goes wrong: its first character is 1. */
  public int position() {
    return position;
  }
}
