package dev.vfrace.witness;

import dev.vfrace.count.Counter;
import dev.vfrace.count.Worded;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can come of a program's cycle that is worth a witness; the worst first. */
public enum Notable implements Worded {
  /** See {@link Counter#HARMED}. */
  HARMED(Counter.HARMED, "acted on a wrong judgement"),
  /** See {@link Counter#MISJUDGED}. */
  MISJUDGED(Counter.MISJUDGED, "took the VF for a NIC of its own"),
  /** See {@link Counter#TURNED_WRONG}. */
  TURNED_WRONG(Counter.TURNED_WRONG, "took the VF for a NIC of its own at a later look"),
  /** See {@link Counter#WRONGLY_IGNORED}. */
  WRONGLY_IGNORED(Counter.WRONGLY_IGNORED, "left alone the only NIC"),
  /** See {@link Counter#SAW_UNSLAVED}. */
  SAW_UNSLAVED(Counter.SAW_UNSLAVED, "saw the VF without IFF_SLAVE"),
  /** See {@link Counter#SAW_NO_MASTER}. */
  SAW_NO_MASTER(Counter.SAW_NO_MASTER, "saw the VF without a master"),
  /**
   * Its deciding read found the mark that its gate reads, less after it was set than the VF had
   * been shown without it.
   */
  NEAR_MISS("nearMiss", "came just after the mark that its gate reads");

  private final Optional<Counter> counter;
  private final String word;
  private final String sentence;

  Notable(Counter counter, String sentence) {
    this.counter = Optional.of(counter);
    this.word = counter.word();
    this.sentence = sentence;
  }

  Notable(String word, String sentence) {
    this.counter = Optional.empty();
    this.word = word;
    this.sentence = sentence;
  }

  /** Its name in results. */
  @Override
  public String word() {
    return word;
  }

  /** What a program did, to go behind its name. */
  public String sentence() {
    return sentence;
  }

  /** What counts it; empty for a near miss, which is not counted. */
  public Optional<Counter> counter() {
    return counter;
  }

  /** The one of that name, if there is one. */
  public static Optional<Notable> byWord(String word) {
    return Arrays.stream(values()).filter(it -> it.word.equals(word)).findFirst();
  }

  /** All names, for messages that say what is allowed. */
  public static String words() {
    return Arrays.stream(values()).map(Notable::word).collect(Collectors.joining(", "));
  }
}
