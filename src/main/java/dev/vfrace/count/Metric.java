package dev.vfrace.count;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is counted of each program, in the order it is reported. */
public enum Metric implements Worded {
  /** At a deciding read the VF existed, had a netvsc, and IFF_SLAVE was clear. */
  SAW_UNSLAVED(Counter.SAW_UNSLAVED, Counter.TRIALS),
  /** At a deciding read the VF existed, had a netvsc, and no master was linked. */
  SAW_NO_MASTER(Counter.SAW_NO_MASTER, Counter.TRIALS),
  /** Its own gate told it to treat the VF as a standalone NIC, at that read or a later one. */
  MISJUDGED(Counter.MISJUDGED, Counter.TRIALS),
  /** It acted on that. */
  HARMED(Counter.HARMED, Counter.TRIALS),
  /** It undid that within the cycle. */
  HEALED(Counter.HEALED, Counter.TRIALS),
  /** It had left the VF alone, and took it for a standalone NIC at a later look. */
  TURNED_WRONG(Counter.TURNED_WRONG, Counter.TRIALS),
  /** There was no netvsc to belong to, and it left the only NIC alone. */
  WRONGLY_IGNORED(Counter.WRONGLY_IGNORED, Counter.TRIALS),
  /** After the VF had lost its master, its next look still met it. */
  SAW_ORPHAN(Counter.SAW_ORPHAN, Counter.MASTER_LOSSES),
  /** That look could read IFF_SLAVE, still set. */
  SAW_STALE_FLAG(Counter.SAW_STALE_FLAG, Counter.MASTER_LOSSES);

  private final Counter hits;
  private final Counter chances;

  Metric(Counter hits, Counter chances) {
    this.hits = hits;
    this.chances = chances;
  }

  /** Its name in results and expectations. */
  @Override
  public String word() {
    return hits.word();
  }

  /** Whether its trials are losses of the master, and not deciding reads. */
  public boolean isOfOrphans() {
    return chances == Counter.MASTER_LOSSES;
  }

  /** The metric of that name, if there is one. */
  public static Optional<Metric> byWord(String word) {
    return Arrays.stream(values()).filter(metric -> metric.word().equals(word)).findFirst();
  }

  /** All names, for messages that say what is allowed. */
  public static String words() {
    return Arrays.stream(values()).map(Metric::word).collect(Collectors.joining(", "));
  }

  /** How often it happened. */
  public long count(Counts counts) {
    return counts.of(hits);
  }

  /** What counts it. */
  public Counter hits() {
    return hits;
  }

  /** What counts its chances. */
  public Counter chances() {
    return chances;
  }

  /** How often it had its chance. */
  public long trials(Counts counts) {
    return counts.of(chances);
  }
}
