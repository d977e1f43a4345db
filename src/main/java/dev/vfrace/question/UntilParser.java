package dev.vfrace.question;

import dev.vfrace.count.Metric;
import dev.vfrace.text.CountSyntax;
import dev.vfrace.text.Durations;
import dev.vfrace.text.RateSyntax;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads one stopping rule, from left to right: one method for each level of the grammar. */
final class UntilParser {
  private static final String FORM =
      "a rule is PROGRAM.METRIC rel SHARE, PROGRAM.METRIC OPERATOR NUMBER[%], PROGRAM.METRIC sprt"
          + " LOW HIGH, PROGRAM.METRIC events COUNT or time DURATION";
  private static final String OPERATORS = "< <= > >=";
  private static final String OPERATOR_CHARACTERS = "<>=!";
  private static final String QUOTES = "\"'";
  private static final String PARENTHESES = "()";
  private static final int SHOWN = 60;

  private final String text;
  private int at;
  private int depth;

  UntilParser(String text) {
    this.text = text;
  }

  Until parse() {
    if (text.length() > Until.LONGEST) {
      String start = text.substring(0, SHOWN) + "...";
      throw new RuleSyntaxException(
          "stopping rule",
          start,
          1,
          "is too long; allowed: up to %,d characters".formatted(Until.LONGEST));
    }
    Until rule = alternatives();
    if (at < text.length()) {
      throw error(at, "expected 'or', 'and' or the end");
    }
    return rule;
  }

  private Until alternatives() {
    return joined("or", () -> joined("and", this::rule, Until.AllOf::new), Until.AnyOf::new);
  }

  private Until joined(
      String conjunction, Supplier<Until> part, Function<List<Until>, Until> whole) {
    List<Until> parts = new ArrayList<>();
    parts.add(part.get());
    while (follows(conjunction)) {
      at += conjunction.length();
      parts.add(part.get());
    }
    return parts.size() == 1 ? parts.get(0) : whole.apply(parts);
  }

  private boolean follows(String word) {
    skipBlanks();
    return text.substring(at, wordEnd()).equals(word);
  }

  private Until rule() {
    skipBlanks();
    if (isAt("(")) {
      return grouped();
    }
    if (follows("time")) {
      at += "time".length();
      return new Until.Elapsed(duration());
    }
    String program = isAt(QUOTES) ? quotedProgram() : plainProgram();
    Metric metric = metric();
    return condition(program, metric);
  }

  private Until grouped() {
    int opened = at;
    if (depth == Until.DEEPEST) {
      throw error(at, "too many parentheses; allowed: up to %d open".formatted(Until.DEEPEST));
    }
    depth++;
    at++;
    Until inner = alternatives();
    if (!isAt(")")) {
      throw error(at, "expected 'or', 'and' or the ')' to position " + (opened + 1));
    }
    at++;
    depth--;
    return inner;
  }

  private String quotedProgram() {
    int start = at;
    int end = text.indexOf(text.charAt(at), at + 1);
    if (end < 0) {
      throw error(start, "the quote is not closed");
    }
    String program = text.substring(start + 1, end);
    at = end + 1;
    if (program.isBlank()) {
      throw error(start, "the program's name is missing; " + FORM);
    }
    if (!isAt(".")) {
      throw error(at, "expected a dot and a metric after the program's name");
    }
    at++;
    return program;
  }

  private String plainProgram() {
    String word = text.substring(at, wordEnd());
    int dot = word.lastIndexOf('.');
    if (word.isEmpty()) {
      throw error(at, "a rule is missing; " + FORM);
    }
    if (dot < 0) {
      throw error(at, "expected a program's name, a dot and a metric, or time; " + FORM);
    }
    if (dot == 0) {
      throw error(at, "the program's name is missing; " + FORM);
    }
    at += dot + 1;
    return word.substring(0, dot);
  }

  private Metric metric() {
    int start = at;
    String word = word();
    return Metric.byWord(word)
        .orElseThrow(
            () -> error(start, "no metric '%s'; allowed are %s".formatted(word, Metric.words())));
  }

  private Until condition(String program, Metric metric) {
    skipBlanks();
    if (isAt(OPERATOR_CHARACTERS)) {
      return new Until.Decided(program, metric, comparison(), read(RateSyntax::parse));
    }
    int start = at;
    String word = word();
    return switch (word) {
      case "rel" -> new Until.Precise(program, metric, read(UntilParser::share));
      case "sprt" -> sprt(program, metric, start);
      case "events" -> new Until.Counted(program, metric, read(CountSyntax::positive));
      default ->
          throw error(
              start,
              "no condition '%s'; allowed are rel, events, sprt and %s".formatted(word, OPERATORS));
    };
  }

  private Until sprt(String program, Metric metric, int start) {
    double low = read(RateSyntax::parse);
    double high = read(RateSyntax::parse);
    try {
      return new Until.Tested(program, metric, low, high);
    } catch (IllegalArgumentException e) {
      throw error(start, String.valueOf(e.getMessage()));
    }
  }

  private Comparison comparison() {
    int start = at;
    while (isAt(OPERATOR_CHARACTERS)) {
      at++;
    }
    String symbol = text.substring(start, at);
    return Comparison.bySymbol(symbol)
        .filter(it -> it != Comparison.EQUAL)
        .orElseThrow(
            () -> error(start, "no operator '%s'; allowed are %s".formatted(symbol, OPERATORS)));
  }

  private Duration duration() {
    return Duration.ofNanos(read(UntilParser::nanos));
  }

  private static long nanos(String text) {
    long nanos;
    try {
      nanos = Durations.nanos(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("'%s': %s".formatted(text, e.getMessage()), e);
    }
    if (nanos == 0) {
      throw new IllegalArgumentException("'%s': must be above 0".formatted(text));
    }
    return nanos;
  }

  private static double share(String number) {
    double share = RateSyntax.parse(number);
    if (share == 0) {
      throw new IllegalArgumentException("a share is above 0, as in 10% or 0.1, not " + number);
    }
    return share;
  }

  /** Reads the next word as a number, and with it a unit or a percent sign that stands apart. */
  private <T> T read(Function<String, T> syntax) {
    skipBlanks();
    int start = at;
    at = wordEnd();
    int endOfNumber = at;
    skipBlanks();
    String unit = text.substring(at, wordEnd());
    if (unit.equals("%") || Durations.isUnit(unit)) {
      at = wordEnd();
    } else {
      at = endOfNumber;
    }
    try {
      return syntax.apply(text.substring(start, at));
    } catch (IllegalArgumentException e) {
      throw error(start, String.valueOf(e.getMessage()));
    }
  }

  private String word() {
    int start = at;
    at = wordEnd();
    return text.substring(start, at);
  }

  /** Where the word that begins here ends: before a blank, a parenthesis or an operator. */
  private int wordEnd() {
    int end = at;
    while (end < text.length() && !endsWord(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean endsWord(char character) {
    return Character.isWhitespace(character)
        || PARENTHESES.indexOf(character) >= 0
        || OPERATOR_CHARACTERS.indexOf(character) >= 0;
  }

  private boolean isAt(String characters) {
    return at < text.length() && characters.indexOf(text.charAt(at)) >= 0;
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private RuleSyntaxException error(int index, String problem) {
    return new RuleSyntaxException("stopping rule", text, index + 1, problem);
  }
}
