package dev.vfrace.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a text is written on.
 *
 * @param width columns of a line, at least {@link #OF_MAIL}
 * @param emphasis how text stands out
 */
public record Page(int width, Emphasis emphasis) {

  /** The narrowest page, in columns: that of a terminal of which nothing is known. */
  public static final int LEAST = 80;

  /** Columns of a file or a pipe. */
  public static final int OF_FILE = 100;

  /** Columns of a mail. */
  public static final int OF_MAIL = 72;

  private static final int ENDLESS = Integer.MAX_VALUE;

  /** What the other lines hang below: an indent, a sign of a list, or a label and two blanks. */
  private static final Pattern LABEL = Pattern.compile("(?: {2,}|[*!+] |\\S+ {2,})");

  private static final String CUT = "...";
  private static final int HANGING = 2;
  private static final String SEPARATOR = " · ";

  /** A narrower page is one of {@link #OF_MAIL}. */
  public Page {
    width = Math.max(OF_MAIL, width);
  }

  /** A file or a pipe. */
  public static Page file() {
    return new Page(OF_FILE, Emphasis.NONE);
  }

  /** A mail. */
  public static Page mail() {
    return new Page(OF_MAIL, Emphasis.NONE);
  }

  /** The same with lines as long as they come, and tables with all their columns. */
  public Page wide() {
    return new Page(ENDLESS, emphasis);
  }

  /** Whether lines are as long as they come. */
  public boolean isWide() {
    return width == ENDLESS;
  }

  /** Lines as a text, each ended, without blanks at their ends; those too long are folded. */
  public String text(List<String> lines) {
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      fold(line).forEach(part -> text.append(part.stripTrailing()).append('\n'));
    }
    return text.toString();
  }

  /** A text cut to a number of columns, which its end then shows. */
  public static String cut(String text, int columns) {
    return Columns.of(text) <= columns
        ? text
        : text.substring(0, text.offsetByCodePoints(0, columns - CUT.length())).stripTrailing()
            + CUT;
  }

  private List<String> fold(String line) {
    if (Columns.of(line) <= width) {
      return List.of(line);
    }
    Matcher label = LABEL.matcher(line);
    int indent = label.lookingAt() ? Math.min(Columns.of(label.group()), width / 2) : HANGING;
    List<String> parts = new ArrayList<>();
    String rest = line;
    int from = indent;
    while (Columns.of(rest) > width) {
      int end = end(rest, from);
      if (end < 0) {
        break;
      }
      parts.add(rest.substring(0, end));
      rest = " ".repeat(indent) + rest.substring(end).stripLeading();
    }
    parts.add(rest);
    return parts;
  }

  /** Where a line ends that begins a text: behind a separator, if that is not too early. */
  private int end(String text, int from) {
    int blank = -1;
    int separated = -1;
    for (int at = text.indexOf(' ', from); at >= 0; at = text.indexOf(' ', at + 1)) {
      if (Columns.of(text.substring(0, at)) > width) {
        break;
      }
      blank = at > from && Columns.isBreak(text, at) ? at : blank;
      separated = text.startsWith(SEPARATOR, at - HANGING) ? at : separated;
    }
    if (Columns.of(text.substring(0, Math.max(0, separated))) > width / 2) {
      return separated;
    }
    return blank >= 0 ? blank : text.indexOf(' ', from + 1);
  }
}
