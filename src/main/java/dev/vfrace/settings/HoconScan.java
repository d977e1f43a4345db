package dev.vfrace.settings;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Goes through a HOCON text once, before it is parsed: refuses what would take the parser, or the
 * filling in of substitutions, too long or too deep, and finds the lines of the includes.
 *
 * <p>It knows no more of HOCON than quotes, comments, brackets and separators; what is wrong with a
 * text otherwise is left to the parser.
 */
final class HoconScan {

  private static final Pattern INCLUDE =
      Pattern.compile("include\\s+(?:\"|(?:required|file|url|classpath)\\s*\\()");
  private static final String TRIPLE = "\"\"\"";

  private final String text;
  private final String source;
  private final List<Integer> includes = new ArrayList<>();

  /** Of each bracket that is open, how many substitutions the value in it has so far. */
  private final Deque<Integer> substitutions = new ArrayDeque<>(List.of(0));

  private int at;
  private int keys;
  private int line = 1;
  private int dots;
  private int word;

  private HoconScan(String text, String source) {
    this.text = text;
    this.source = source;
  }

  /**
   * The lines of the includes, in order.
   *
   * @param source for messages
   * @throws SettingsException if the text is beyond a bound
   */
  static List<Integer> includes(String text, String source) {
    HoconScan scan = new HoconScan(text, source);
    while (scan.at < text.length()) {
      scan.step();
    }
    return scan.includes;
  }

  private void step() {
    char character = text.charAt(at);
    switch (character) {
      case '"' -> quoted();
      case '#' -> skipLine();
      case '{', '[' -> open();
      case '}', ']' -> close();
      case '$' -> dollar();
      case '=', ':' -> {
        key();
        separator(character);
      }
      case ',', '\n' -> separator(character);
      case '.' -> {
        dots++;
        check(Bound.STEPS, dots);
        letter();
      }
      default -> other(character);
    }
  }

  private void other(char character) {
    if (Character.isWhitespace(character)) {
      word = 0;
      at++;
    } else if (text.startsWith("//", at)) {
      skipLine();
    } else {
      if (word == 0 && character == 'i') {
        noteInclude();
      }
      letter();
    }
  }

  private void letter() {
    word++;
    check(Bound.WORD, word);
    at++;
  }

  private void noteInclude() {
    Matcher include = INCLUDE.matcher(text).region(at, text.length());
    if (include.lookingAt()) {
      includes.add(line);
    }
  }

  private void quoted() {
    String quote = text.startsWith(TRIPLE, at) ? TRIPLE : "\"";
    int start = at + quote.length();
    int end = start;
    while (end < text.length() && !text.startsWith(quote, end)) {
      if (quote.length() == 1 && text.charAt(end) == '\\') {
        end++;
      }
      end++;
    }
    end = Math.min(end, text.length());
    check(Bound.WORD, end - start);
    countLines(start, end);
    at = Math.min(text.length(), end + quote.length());
  }

  private void countLines(int start, int end) {
    for (int i = start; i < end; i++) {
      if (text.charAt(i) == '\n') {
        line++;
      }
    }
  }

  private void skipLine() {
    int end = text.indexOf('\n', at);
    at = end < 0 ? text.length() : end;
  }

  private void key() {
    keys++;
    check(Bound.KEYS, keys);
  }

  private void open() {
    if (text.charAt(at) == '{') {
      key();
    }
    substitutions.push(0);
    check(Bound.NESTING, substitutions.size() - 1);
    dots = 0;
    word = 0;
    at++;
  }

  private void close() {
    if (substitutions.size() > 1) {
      substitutions.pop();
    }
    dots = 0;
    word = 0;
    at++;
  }

  private void separator(char character) {
    substitutions.pop();
    substitutions.push(0);
    dots = 0;
    word = 0;
    at++;
    if (character == '\n') {
      line++;
    }
  }

  private void dollar() {
    if (!text.startsWith("${", at)) {
      letter();
      return;
    }
    if (text.startsWith("${?", at)) {
      throw new SettingsException(where() + ": ${?...} may stand for nothing; allowed: ${KEY}");
    }
    int count = substitutions.pop() + 1;
    check(Bound.SUBSTITUTIONS, count);
    substitutions.push(count);
    int end = text.indexOf('}', at);
    end = end < 0 ? text.length() : end;
    check(Bound.WORD, end - at);
    check(Bound.STEPS, text.substring(at, end).chars().filter(c -> c == '.').count());
    countLines(at, end);
    at = Math.min(text.length(), end + 1);
  }

  /** Without words for the place while all is well: this is asked at every character. */
  private void check(Bound bound, long amount) {
    if (amount > bound.most()) {
      throw bound.refusal(where());
    }
  }

  private String where() {
    return source + ":" + line;
  }
}
