package dev.vfrace.count;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is counted of each program, in the order it is reported. */
public enum Metric {
  /** At a deciding read the VF existed, had a netvsc, and IFF_SLAVE was clear. */
  SAW_UNSLAVED("sawUnslaved"),
  /** At a deciding read the VF existed, had a netvsc, and no master was linked. */
  SAW_NO_MASTER("sawNoMaster"),
  /** Its own gate told it to treat the VF as a standalone NIC. */
  MISJUDGED("misjudged"),
  /** It acted on that. */
  HARMED("harmed"),
  /** It undid that within the cycle. */
  HEALED("healed"),
  /** There was no netvsc to belong to, and it left the only NIC alone. */
  WRONGLY_IGNORED("wronglyIgnored"),
  /** After the VF had lost its master, its next look still met it. */
  SAW_ORPHAN("sawOrphan"),
  /** That look could read IFF_SLAVE, still set. */
  SAW_STALE_FLAG("sawStaleFlag");

  private final String word;

  Metric(String word) {
    this.word = word;
  }

  /** Its name in results and expectations. */
  public String word() {
    return word;
  }

  /** Whether its trials are losses of the master, and not deciding reads. */
  public boolean isOfOrphans() {
    return this == SAW_ORPHAN || this == SAW_STALE_FLAG;
  }

  /** The metric of that name, if there is one. */
  public static Optional<Metric> byWord(String word) {
    return Arrays.stream(values()).filter(metric -> metric.word.equals(word)).findFirst();
  }

  /** All names, for messages that say what is allowed. */
  public static String words() {
    return Arrays.stream(values()).map(Metric::word).collect(Collectors.joining(", "));
  }

  /** How often it happened. */
  public long count(Counts counts) {
    return switch (this) {
      case SAW_UNSLAVED -> counts.sawUnslaved();
      case SAW_NO_MASTER -> counts.sawNoMaster();
      case MISJUDGED -> counts.misjudged();
      case HARMED -> counts.harmed();
      case HEALED -> counts.healed();
      case WRONGLY_IGNORED -> counts.wronglyIgnored();
      case SAW_ORPHAN -> counts.sawOrphan();
      case SAW_STALE_FLAG -> counts.sawStaleFlag();
    };
  }

  /** How often it had its chance. */
  public long trials(Counts counts) {
    return isOfOrphans() ? counts.masterLosses() : counts.trials();
  }
}
