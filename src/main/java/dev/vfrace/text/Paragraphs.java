package dev.vfrace.text;

import java.util.ArrayList;
import java.util.List;

/** Labelled paragraphs, broken into lines; a label that is repeated is shown once. */
public final class Paragraphs {

  private static final int WIDTH = 100;

  private static final int INDENT = 13;

  private final int width;
  private final List<String> lines = new ArrayList<>();
  private String lastLabel = "";

  /** For a page of the usual width. */
  public Paragraphs() {
    this(WIDTH);
  }

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

  /** All lines. */
  public List<String> lines() {
    return List.copyOf(lines);
  }
}
