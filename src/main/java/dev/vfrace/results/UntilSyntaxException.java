package dev.vfrace.results;

/** A stopping rule that cannot be read. Its message says what, where, and what is allowed. */
public final class UntilSyntaxException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String expression;
  private final int position;

  UntilSyntaxException(String expression, int position, String problem) {
    super("stopping rule '%s', position %d: %s".formatted(expression, position, problem));
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
