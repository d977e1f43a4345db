package dev.vfrace.page;

import dev.vfrace.count.Metric;

/** The words of results, for a reader who sees them for the first time. */
final class Words {

  private Words() {}

  /** What a program did, in the past tense, after its name. */
  static String did(Metric metric) {
    return switch (metric) {
      case SAW_UNSLAVED -> "met the VF without IFF_SLAVE";
      case SAW_NO_MASTER -> "met the VF without a master";
      case MISJUDGED -> "took the VF for an ordinary NIC";
      case HARMED -> "acted on the VF as on an ordinary NIC";
      case HEALED -> "undid its mistake within the cycle";
      case TURNED_WRONG -> "was misled at a later look";
      case WRONGLY_IGNORED -> "left the only NIC alone";
      case SAW_ORPHAN -> "still met the VF after it had lost its master";
      case SAW_STALE_FLAG -> "still read IFF_SLAVE after the VF had lost its master";
    };
  }

  /** What a metric counts. */
  static String meaning(Metric metric) {
    return switch (metric) {
      case SAW_UNSLAVED ->
          "its deciding read met the VF, which belongs to a netvsc, without IFF_SLAVE";
      case SAW_NO_MASTER -> "its deciding read met such a VF without a master";
      case MISJUDGED -> "its own gate took the VF for a standalone NIC, then or at a later look";
      case HARMED -> "it acted on that";
      case HEALED -> "it undid that within the cycle";
      case TURNED_WRONG -> "it had left the VF alone, and a later look misled it";
      case WRONGLY_IGNORED -> "there was no netvsc, and it left the only NIC alone";
      case SAW_ORPHAN -> "after the VF had lost its master, its next look still met it";
      case SAW_STALE_FLAG -> "and that look read IFF_SLAVE, still set";
    };
  }
}
