package dev.vfrace.store;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * A run in the store, without its counts.
 *
 * @param id its number
 * @param started when it began
 * @param kind what was run
 * @param state how far it has come
 * @param command line that ran it
 * @param label that somebody gave it; empty: none
 * @param campaigns of it, in their order
 */
public record StoredRun(
    long id,
    Instant started,
    Kind kind,
    State state,
    String command,
    String label,
    List<Campaign> campaigns) {

  /** Defensive copy. */
  public StoredRun {
    campaigns = List.copyOf(campaigns);
  }

  /**
   * One campaign of it.
   *
   * @param name what it is called beside the others
   * @param kernel name of the design
   * @param scenario its name
   * @param timing its name
   * @param fingerprint of all that determines its counts
   * @param requested cycles that were asked for; empty: as many as there was time for
   * @param cycles that were counted and kept
   * @param batches in which they were kept
   */
  public record Campaign(
      String name,
      String kernel,
      String scenario,
      String timing,
      String fingerprint,
      OptionalLong requested,
      long cycles,
      long batches) {}

  /** Cycles of all campaigns. */
  public long cycles() {
    return campaigns.stream().mapToLong(Campaign::cycles).sum();
  }

  /** Batches of all campaigns. */
  public long batches() {
    return campaigns.stream().mapToLong(Campaign::batches).sum();
  }

  /** Cycles of all campaigns that were asked for; empty: one has no limit of cycles. */
  public OptionalLong requested() {
    return campaigns.stream().allMatch(it -> it.requested.isPresent())
        ? OptionalLong.of(campaigns.stream().mapToLong(it -> it.requested.orElseThrow()).sum())
        : OptionalLong.empty();
  }
}
