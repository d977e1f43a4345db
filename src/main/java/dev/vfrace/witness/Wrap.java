package dev.vfrace.witness;

import java.util.ArrayList;
import java.util.List;

/** Breaks a text into lines. */
final class Wrap {

  private Wrap() {}

  /** Lines of so many characters at most; a word that is longer is cut. */
  static List<String> lines(String text, int columns) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String given : text.split(" ", -1)) {
      String word = given;
      if (line.length() > 0 && line.length() + 1 + word.length() > columns) {
        lines.add(line.toString());
        line.setLength(0);
      }
      while (word.length() > columns) {
        lines.add(word.substring(0, columns));
        word = word.substring(columns);
      }
      line.append(line.length() > 0 ? " " : "").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
