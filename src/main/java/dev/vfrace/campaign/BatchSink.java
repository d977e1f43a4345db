package dev.vfrace.campaign;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Takes what a campaign has counted, batch by batch, while it runs: a batch is what was counted
 * since the last was taken. It is asked on the campaign's own thread, and may not keep it.
 */
public interface BatchSink {

  /** Takes nothing. */
  BatchSink NONE =
      new BatchSink() {
        @Override
        public boolean isDue() {
          return false;
        }

        @Override
        public void take(SoFar soFar) {}
      };

  /**
   * What a campaign has counted.
   *
   * @param totals all of it, which do not change any more
   * @param elapsed wall time in which it did so
   * @param messages handled by the actors
   * @param laneCycles that each lane has run; empty: not all have run as many
   */
  record SoFar(CampaignTotals totals, Duration elapsed, long messages, OptionalLong laneCycles) {}

  /** Where the campaign goes on, if it has taken batches of it before. */
  default Optional<Resumption> resumption() {
    return Optional.empty();
  }

  /** Whether a batch is to end now; asked at the end of each round. */
  boolean isDue();

  /** A batch has ended. */
  void take(SoFar soFar);

  /**
   * Another block of the campaign begins, or its only one.
   *
   * @param block from 0 on
   */
  default void begin(int block) {}

  /** The block at hand has ended. */
  default void end(Measurement block) {}
}
