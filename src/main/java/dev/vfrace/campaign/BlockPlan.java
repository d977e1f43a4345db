package dev.vfrace.campaign;

import dev.vfrace.delay.CycleRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a campaign is cut into blocks, each a campaign of its own: with its share of the cycles and
 * of the time, the warm-up of the whole, and other random draws.
 */
final class BlockPlan {

  private final CampaignSettings whole;
  private final int blocks;

  /**
   * Cuts a campaign.
   *
   * @param whole the campaign
   * @param most blocks, at least 1; there are never more than cycles
   */
  BlockPlan(CampaignSettings whole, int most) {
    if (most < 1) {
      throw new IllegalArgumentException("at least one block: " + most);
    }
    if (whole.until().isPresent()) {
      throw new IllegalArgumentException("a block cannot tell what the others have counted");
    }
    this.whole = whole;
    this.blocks = (int) Math.min(most, whole.cycles().orElse(most));
  }

  /** How many blocks there are. */
  int blocks() {
    return blocks;
  }

  /**
   * The settings of a block.
   *
   * @param block from 0 on
   */
  CampaignSettings block(int block) {
    OptionalLong cycles = cycles(block);
    int lanes = (int) Math.min(whole.lanes(), cycles.orElse(whole.lanes()));
    return with(cycles, duration(), lanes, seed(block), whole.warmUp());
  }

  /**
   * The settings of so many blocks together: those of the whole, but for the warm-up, which each
   * block had.
   */
  CampaignSettings together(int run) {
    int warmUp = Math.multiplyExact(whole.warmUp(), run);
    return with(whole.cycles(), whole.duration(), whole.lanes(), whole.seed(), warmUp);
  }

  private OptionalLong cycles(int block) {
    if (whole.cycles().isEmpty()) {
      return OptionalLong.empty();
    }
    long all = whole.cycles().getAsLong();
    return OptionalLong.of(all / blocks + (block < all % blocks ? 1 : 0));
  }

  private Optional<Duration> duration() {
    return whole.duration().map(all -> Duration.ofNanos(Math.max(1, all.toNanos() / blocks)));
  }

  /** The first block draws what the whole would. */
  private long seed(int block) {
    return block == 0
        ? whole.seed()
        : new CycleRandom(whole.seed(), block, BlockPlan.class.getSimpleName()).nextLong();
  }

  private CampaignSettings with(
      OptionalLong cycles, Optional<Duration> duration, int lanes, long seed, int warmUp) {
    return whole
        .of(whole.machine().seeded(seed))
        .sized(
            new Limits(cycles, duration, whole.until(), warmUp),
            new Concurrency(lanes, whole.threads()));
  }
}
