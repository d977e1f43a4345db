package dev.vfrace.text;

import java.util.ArrayList;
import java.util.List;

/** Labelled paragraphs, broken into lines; a label that is repeated is shown once. */
public final class Paragraphs {

  private static final int INDENT = 13;
  private static final String GOES_ON = " \\";

  private final int width;
  private final List<String> lines = new ArrayList<>();
  private String lastLabel = "";

  /** For a page of so many columns. */
  public Paragraphs(int width) {
    this.width = width;
  }

  /** Adds a paragraph; without a label it begins at the margin. */
  public void add(String label, String text) {
    int indent = label.isEmpty() ? 0 : INDENT;
    StringBuilder line = new StringBuilder();
    String head = label;
    for (String word : text.split(" ", -1)) {
      if (line.length() > 0 && indent + line.length() + 1 + word.length() > width) {
        addAsIs(head, line.toString());
        head = label;
        line.setLength(0);
      }
      line.append(line.length() > 0 ? " " : "").append(word);
    }
    addAsIs(head, line.toString());
  }

  /** Adds one line. */
  public void addAsIs(String label, String line) {
    String shown = label.equals(lastLabel) ? "" : label;
    lastLabel = label;
    String margin = label.isEmpty() ? "" : shown + " ".repeat(INDENT - shown.length());
    lines.add((margin + line).stripTrailing());
  }

  /**
   * Adds a command for a shell, which goes on below before an option.
   *
   * @param words as a shell takes them
   */
  public void addCommand(String label, List<String> words) {
    StringBuilder line = new StringBuilder();
    int at = 0;
    while (at < words.size()) {
      int end = at + 1;
      while (end < words.size() && !words.get(end).startsWith("-")) {
        end++;
      }
      String part = String.join(" ", words.subList(at, end));
      String tail = end < words.size() ? GOES_ON : "";
      if (line.length() > 0 && INDENT + line.length() + 1 + part.length() + tail.length() > width) {
        addAsIs(label, line + GOES_ON);
        line.setLength(0);
        line.append("  ");
      }
      line.append(line.isEmpty() || line.charAt(line.length() - 1) == ' ' ? "" : " ").append(part);
      at = end;
    }
    addAsIs(label, line.toString());
  }

  /** All lines. */
  public List<String> lines() {
    return List.copyOf(lines);
  }
}
