package dev.vfrace.campaign;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a campaign is cut into blocks, each a campaign of its own: with its share of the cycles and
 * of the time, the warm-up of the whole, and other random draws.
 */
final class BlockPlan {

  /** Blocks where scheduling is measured, at least: twice as many as it takes to judge. */
  static final int OF_SCHEDULING = 20;

  /** Rounds of a block where only the counts say when it is enough. */
  private static final int ROUNDS = 4;

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
    boolean isOfScheduling = whole.clock().measuresScheduling();
    if (whole.until().isPresent() && !isOfScheduling) {
      throw new IllegalArgumentException("a block cannot tell what the others have counted");
    }
    this.whole = whole;
    int wanted = isOfScheduling ? Math.max(most, OF_SCHEDULING) : most;
    this.blocks =
        isOpen() ? Integer.MAX_VALUE : (int) Math.min(wanted, whole.cycles().orElse(wanted));
  }

  /** How many blocks there are. */
  int blocks() {
    return blocks;
  }

  /**
   * The settings of a block; a rule to stop by is asked only after it.
   *
   * @param block from 0 on
   * @param elapsed wall time of those before it
   */
  CampaignSettings block(int block, Duration elapsed) {
    OptionalLong cycles = cycles(block);
    int lanes = (int) Math.min(whole.lanes(), cycles.orElse(whole.lanes()));
    Limits limits = new Limits(cycles, duration(elapsed), Optional.empty(), whole.warmUp());
    return with(limits, lanes, whole.ofBlock(block).seed());
  }

  /** Whether there is another block for as long as the counts are not enough, or there is time. */
  private boolean isOpen() {
    return whole.until().isPresent() && whole.cycles().isEmpty();
  }

  /**
   * The settings of so many blocks together: those of the whole, but for the warm-up, which each
   * block had.
   */
  CampaignSettings together(int run) {
    int warmUp = Math.multiplyExact(whole.warmUp(), run);
    return with(
        new Limits(whole.cycles(), whole.duration(), whole.until(), warmUp),
        whole.lanes(),
        whole.seed());
  }

  private OptionalLong cycles(int block) {
    if (isOpen()) {
      return OptionalLong.of((long) ROUNDS * RoundLength.of(whole) * whole.lanes());
    }
    if (whole.cycles().isEmpty()) {
      return OptionalLong.empty();
    }
    long all = whole.cycles().getAsLong();
    return OptionalLong.of(all / blocks + (block < all % blocks ? 1 : 0));
  }

  private Optional<Duration> duration(Duration elapsed) {
    if (isOpen()) {
      return whole.duration().map(all -> all.minus(elapsed));
    }
    return whole.duration().map(all -> Duration.ofNanos(Math.max(1, all.toNanos() / blocks)));
  }

  private CampaignSettings with(Limits limits, int lanes, long seed) {
    return whole
        .of(whole.machine().seeded(seed))
        .sized(limits, new Concurrency(lanes, whole.threads()));
  }
}
