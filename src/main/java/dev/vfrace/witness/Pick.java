package dev.vfrace.witness;

import dev.vfrace.count.Worded;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which of the cycles in which the same came of a program. */
public enum Pick implements Worded {
  /** The first that was recorded as it ran. */
  RECORDED("recorded"),
  /** That with the median margin, of some that were drawn evenly. */
  TYPICAL("typical"),
  /** The least margin. */
  TIGHTEST("tightest"),
  /** The earliest. */
  FIRST("first"),
  /** The latest. */
  LAST("last");

  private final String word;

  Pick(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }

  /** The one of that name, if there is one. */
  public static Optional<Pick> byWord(String word) {
    return Arrays.stream(values()).filter(it -> it.word.equals(word)).findFirst();
  }

  /** All names, for messages that say what is allowed. */
  public static String words() {
    return Arrays.stream(values()).map(Pick::word).collect(Collectors.joining(", "));
  }
}
