package dev.vfrace.question;

import dev.vfrace.count.Metric;
import dev.vfrace.text.RateSyntax;
import java.util.regex.Pattern;

/** Reads one expectation, from left to right. */
final class ExpectationParser {
  private static final String FORM =
      "an expectation is PROGRAM.METRIC OPERATOR NUMBER[%], as in udev-azure-rule.sawUnslaved <"
          + " 1e-6";
  private static final String OPERATOR_CHARACTERS = "<>=!";
  private static final Pattern BLANK = Pattern.compile("\\s");

  private final String text;
  private int at;

  ExpectationParser(String text) {
    this.text = text;
  }

  Expectation parse() {
    skipBlanks();
    String program = quoted() ? quotedProgram() : plainProgram();
    Metric metric = metric();
    Comparison comparison = comparison();
    double bound = bound();
    return new Expectation(text.strip(), program, metric, comparison, bound);
  }

  private boolean quoted() {
    return at < text.length() && "\"'".indexOf(text.charAt(at)) >= 0;
  }

  private String quotedProgram() {
    int end = text.indexOf(text.charAt(at), at + 1);
    if (end < 0) {
      throw error(at, "the quote is not closed; " + FORM);
    }
    String program = text.substring(at + 1, end);
    if (program.isBlank()) {
      throw error(at, "the program's name is missing; " + FORM);
    }
    at = end + 1;
    skipBlanks();
    if (at == text.length() || text.charAt(at) != '.') {
      throw error(at, "expected a dot and a metric after the program's name; " + FORM);
    }
    at++;
    return program;
  }

  private String plainProgram() {
    int start = at;
    int operator = operatorFrom(start);
    if (operator == text.length()) {
      throw error(operator, "the operator is missing; " + FORM);
    }
    int dot = text.lastIndexOf('.', operator - 1);
    if (dot < start) {
      throw error(start, "expected a program's name, a dot and a metric; " + FORM);
    }
    String program = text.substring(start, dot).strip();
    if (program.isEmpty()) {
      throw error(start, "the program's name is missing; " + FORM);
    }
    if (BLANK.matcher(program).find()) {
      throw error(start, "put a program's name that holds a blank in quotes; " + FORM);
    }
    at = dot + 1;
    return program;
  }

  private Metric metric() {
    skipBlanks();
    int end = operatorFrom(at);
    String word = text.substring(at, end).strip();
    Metric metric =
        Metric.byWord(word)
            .orElseThrow(
                () -> error(at, "no metric '%s'; allowed are %s".formatted(word, Metric.words())));
    at = end;
    return metric;
  }

  private Comparison comparison() {
    int end = at;
    while (end < text.length() && isOperator(text.charAt(end))) {
      end++;
    }
    String symbol = text.substring(at, end);
    if (symbol.isEmpty()) {
      throw error(at, "the operator is missing; allowed are " + Comparison.symbols());
    }
    Comparison comparison =
        Comparison.bySymbol(symbol)
            .orElseThrow(
                () ->
                    error(
                        at,
                        "no operator '%s'; allowed are %s"
                            .formatted(symbol, Comparison.symbols())));
    at = end;
    return comparison;
  }

  private double bound() {
    skipBlanks();
    try {
      return RateSyntax.parse(text.substring(at).strip());
    } catch (IllegalArgumentException e) {
      throw error(at, String.valueOf(e.getMessage()));
    }
  }

  /** Where the operator begins, or the end of the text. */
  private int operatorFrom(int start) {
    int position = start;
    while (position < text.length() && !isOperator(text.charAt(position))) {
      position++;
    }
    return position;
  }

  private static boolean isOperator(char character) {
    return OPERATOR_CHARACTERS.indexOf(character) >= 0;
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private RuleSyntaxException error(int index, String problem) {
    return new RuleSyntaxException("expectation", text, index + 1, problem);
  }
}
