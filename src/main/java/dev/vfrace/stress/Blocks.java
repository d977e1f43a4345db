package dev.vfrace.stress;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.LongSupplier;

/**
 * Runs campaigns side by side in time: the first block of each, then the second block of each, and
 * so on, so that a machine that becomes slower or faster meanwhile does so for all of them. A
 * campaign whose block fails ends there, and the others go on. Use once.
 */
public final class Blocks {

  private final List<CampaignSettings> campaigns;
  private final List<BlockSum> sums;
  private final BlockRunner runner;
  private volatile LongSupplier cyclesDone = () -> 0;
  private volatile CompletableFuture<Void> stopOfBlock = new CompletableFuture<>();

  /**
   * Campaigns that have not started.
   *
   * @param campaigns what to run; none may end by what it counted
   * @param blocks of each, at least 1; a campaign of fewer cycles has fewer
   * @param runner runs a block
   * @param wallClock for the dates of the results
   */
  public Blocks(
      List<CampaignSettings> campaigns, int blocks, BlockRunner runner, InstantSource wallClock) {
    this.campaigns = List.copyOf(campaigns);
    this.sums = campaigns.stream().map(it -> new BlockSum(it, blocks, wallClock)).toList();
    this.runner = runner;
  }

  /** Blocks of the campaign that has the most. */
  public int blocks() {
    return sums.stream().mapToInt(BlockSum::blocks).max().orElse(0);
  }

  /** Cycles that all campaigns are to run together; empty if one has no limit of cycles. */
  public OptionalLong cycles() {
    return campaigns.stream().allMatch(it -> it.cycles().isPresent())
        ? OptionalLong.of(campaigns.stream().mapToLong(it -> it.cycles().orElseThrow()).sum())
        : OptionalLong.empty();
  }

  /** Wall time that all campaigns may take together; empty if one has no limit of time. */
  public Optional<Duration> duration() {
    return campaigns.stream().allMatch(it -> it.duration().isPresent())
        ? campaigns.stream().flatMap(it -> it.duration().stream()).reduce(Duration::plus)
        : Optional.empty();
  }

  /** Cycles done so far by all campaigns; may be called from any thread. */
  public long cyclesDone() {
    return cyclesDone.getAsLong();
  }

  /**
   * Runs all blocks.
   *
   * @param stop when it completes, the block at hand ends with what it has, and no other is run
   * @return what each campaign measured, complete or not, in the order they were given
   */
  public List<Measurement> run(CompletableFuture<?> stop) throws InterruptedException {
    // once and not for each block: a future keeps whatever waits for it
    var unused = stop.thenRun(() -> stopOfBlock.complete(null));
    for (int block = 0; block < blocks(); block++) {
      for (BlockSum sum : sums) {
        if (sum.wants(block)) {
          run(sum, block, stop);
        }
      }
    }
    return sums.stream().map(BlockSum::measurement).toList();
  }

  private void run(BlockSum sum, int block, CompletableFuture<?> stop) throws InterruptedException {
    CompletableFuture<Void> own = new CompletableFuture<>();
    stopOfBlock = own;
    if (stop.isDone()) {
      sum.end(Ending.interrupted());
      return;
    }
    long done = cyclesDone();
    try {
      Measurement measured = runner.run(sum.begin(block), new AddedTo(done), own);
      sum.add(measured);
      done += measured.totals().cycles();
    } catch (CompletionException failure) {
      sum.end(Ending.failed(failure.getCause() == null ? failure : failure.getCause()));
    } catch (RuntimeException failure) {
      sum.end(Ending.failed(failure));
    }
    long now = done;
    cyclesDone = () -> now;
  }

  /** Counts the cycles of the block at hand on top of those before it. */
  private final class AddedTo implements CycleWatch {

    private final long before;

    AddedTo(long before) {
      this.before = before;
    }

    @Override
    public void start(LongSupplier ofBlock) {
      cyclesDone = () -> before + ofBlock.getAsLong();
    }

    @Override
    public void stop() {}
  }
}
