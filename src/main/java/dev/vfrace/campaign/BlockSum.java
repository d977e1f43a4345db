package dev.vfrace.campaign;

import dev.vfrace.count.Metric;
import dev.vfrace.question.Until;
import dev.vfrace.statistics.Rate;
import dev.vfrace.timeline.WorkerPool;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/** What the blocks of one campaign have measured together so far. */
final class BlockSum {

  private final CampaignSettings settings;
  private final BlockPlan plan;
  private final InstantSource wallClock;
  private final CampaignTotals totals;
  private final BatchSink sink;
  private final Histogram lateness = WorkerPool.noLateness();
  private Optional<Instant> started = Optional.empty();
  private Duration elapsed = Duration.ZERO;
  private long messages;
  private long allocatedBytes;
  private int run;
  private boolean timeWasUp;
  private Optional<Ending> early = Optional.empty();

  /** Nothing measured yet. */
  BlockSum(CampaignSettings settings, int blocks, InstantSource wallClock, BatchSink sink) {
    this.settings = settings;
    this.plan = new BlockPlan(settings, blocks);
    this.wallClock = wallClock;
    this.totals = CampaignTotals.sum(settings);
    this.sink = sink;
    sink.resumption().ifPresent(this::goOn);
  }

  private void goOn(Resumption before) {
    totals.add(before.totals());
    started = Optional.of(before.started());
    elapsed = before.elapsed();
    messages = before.messages();
    run = before.blocks();
  }

  /** The first block that is to be run. */
  int first() {
    return run;
  }

  /** How many blocks there are to be. */
  int blocks() {
    return plan.blocks();
  }

  /** Whether there is such a block, and nothing has ended the campaign before it. */
  boolean wants(int block) {
    return block < plan.blocks() && early.isEmpty();
  }

  /** The settings of a block that is run now. */
  CampaignSettings begin(int block) {
    if (started.isEmpty()) {
      started = Optional.of(wallClock.instant());
    }
    run++;
    sink.begin(block);
    return plan.block(block, elapsed);
  }

  /** A block has ended, and whatever it measured counts. */
  void add(Measurement block) {
    sink.end(block);
    totals.merge(block.totals());
    lateness.add(block.lateness());
    elapsed = elapsed.plus(block.elapsed());
    messages += block.messages();
    allocatedBytes += block.allocatedBytes();
    switch (block.ending().reason()) {
      case TIME_IS_UP -> timeWasUp = true;
      case INTERRUPTED, FAILED -> end(block.ending());
      case COMPLETE, COUNTED_ENOUGH, LOST -> {}
    }
    if (early.isEmpty()) {
      settings.until().ifPresent(rule -> ask(rule.until()));
    }
  }

  private void ask(Until rule) {
    Optional<String> answer =
        rule.answer((program, metric) -> rate(rule, program, metric), elapsed);
    if (answer.isPresent()) {
      end(Ending.countedEnough(answer.get()));
    } else if (timeWasUp) {
      end(Ending.timeIsUp());
    }
  }

  private Rate rate(Until rule, String name, Metric metric) {
    int program = settings.observers().indexOf(name);
    return new BatchedRate(metric, totals.batches(program))
        .rate(totals.blocks(program), rule.stopping(name, metric));
  }

  /** There are no more blocks after this. */
  void end(Ending why) {
    early = Optional.of(why);
  }

  /** Whether something has ended a block, or the campaign, before all its cycles were run. */
  boolean lacksCycles() {
    return timeWasUp || early.isPresent();
  }

  /**
   * All of it as one campaign's.
   *
   * @param pairs what came of its cycles and of those it is compared with
   */
  Measurement measurement(PairTable pairs) {
    totals.pairedBy(pairs);
    Ending regular = timeWasUp ? Ending.timeIsUp() : Ending.complete();
    return new Measurement(
        plan.together(run),
        started.orElseGet(wallClock::instant),
        elapsed,
        messages,
        early.orElse(regular),
        totals,
        allocatedBytes,
        lateness);
  }
}
