package dev.vfrace.witness;

import dev.vfrace.count.Worded;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which of the cycles in which the same came of a program. */
public enum Pick implements Worded {
  /** The first that was recorded as it ran. */
  RECORDED("recorded", "the earliest recorded"),
  /** That with the median margin, of some that were drawn evenly. */
  TYPICAL("typical", "a typical one"),
  /** The least margin. */
  TIGHTEST("tightest", "the tightest"),
  /** The earliest. */
  FIRST("first", "the first"),
  /** The latest. */
  LAST("last", "the last");

  private final String word;
  private final String sentence;

  Pick(String word, String sentence) {
    this.word = word;
    this.sentence = sentence;
  }

  /** It in words. */
  String sentence() {
    return sentence;
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
