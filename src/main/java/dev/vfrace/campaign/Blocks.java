package dev.vfrace.campaign;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Runs campaigns side by side in time, a block of each in turn, so that a machine that becomes
 * slower or faster meanwhile does so for all of them. No campaign waits for one that is slower. A
 * campaign whose block fails ends there, and the others go on. Use once.
 *
 * <p>Several may run at a time. Campaigns share nothing, so that those on one thread each give the
 * same counts, together or one after the other.
 */
public final class Blocks {

  private final List<CampaignSettings> campaigns;
  private final List<BlockSum> sums;
  private final List<AddedTo> progress;
  private final Pairings pairings;
  private final int atOnce;
  private final BlockRunner runner;
  private volatile boolean isOver;

  /**
   * Campaigns that have not started.
   *
   * @param campaigns what to run; none may end by what it counted
   * @param blocks of each, at least 1; a campaign of fewer cycles has fewer
   * @param atOnce campaigns that run at a time, at least 1
   * @param runner runs a block
   * @param wallClock for the dates of the results
   */
  public Blocks(
      List<CampaignSettings> campaigns,
      int blocks,
      int atOnce,
      BlockRunner runner,
      InstantSource wallClock) {
    this(campaigns, List.of(), blocks, atOnce, runner, wallClock);
  }

  /**
   * Campaigns that have not started, some of which are compared. Where two that are draw the same
   * delays, they are compared cycle by cycle.
   *
   * @param campaigns what to run; none may end by what it counted
   * @param comparisons which of them are compared
   * @param blocks of each, at least 1; a campaign of fewer cycles has fewer, and a long one that is
   *     compared by cycle has more
   * @param atOnce campaigns that run at a time, at least 1
   * @param runner runs a block
   * @param wallClock for the dates of the results
   */
  public Blocks(
      List<CampaignSettings> campaigns,
      List<Comparison> comparisons,
      int blocks,
      int atOnce,
      BlockRunner runner,
      InstantSource wallClock) {
    this(
        campaigns,
        comparisons,
        blocks,
        atOnce,
        runner,
        wallClock,
        Collections.nCopies(campaigns.size(), BatchSink.NONE));
  }

  /**
   * Campaigns that have not started, or go on, and whose counts are taken while they run.
   *
   * @param sinks take the counts of each, in their order
   */
  public Blocks(
      List<CampaignSettings> campaigns,
      List<Comparison> comparisons,
      int blocks,
      int atOnce,
      BlockRunner runner,
      InstantSource wallClock,
      List<BatchSink> sinks) {
    this.campaigns = List.copyOf(campaigns);
    this.pairings = new Pairings(campaigns, comparisons);
    this.sums =
        IntStream.range(0, campaigns.size())
            .mapToObj(
                index -> sum(index, campaigns.get(index), blocks, wallClock, sinks.get(index)))
            .toList();
    this.progress = sinks.stream().map(AddedTo::new).toList();
    this.atOnce = atOnce;
    this.runner = runner;
  }

  private BlockSum sum(
      int index, CampaignSettings campaign, int blocks, InstantSource wallClock, BatchSink sink) {
    return new BlockSum(
        pairings.settings(index, campaign),
        pairings.blocks(index, campaign, blocks),
        wallClock,
        sink);
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
        ? campaigns.stream()
            .flatMap(it -> it.duration().stream())
            .reduce(Duration::plus)
            .map(sum -> sum.dividedBy(Math.max(1, Math.min(atOnce, campaigns.size()))))
        : Optional.empty();
  }

  /** Cycles done so far by all campaigns; may be called from any thread. */
  public long cyclesDone() {
    return progress.stream().mapToLong(AddedTo::cycles).sum();
  }

  /**
   * What came, once they have run, of the cycles that drew the same delays in two campaigns, by
   * their comparison.
   */
  public Map<Comparison, PairTable> pairs() {
    return pairings.tables();
  }

  /**
   * Runs all blocks.
   *
   * @param stop when it completes, the blocks at hand end with what they have, and no other is run
   * @return what each campaign measured, complete or not, in the order they were given
   */
  public List<Measurement> run(CompletableFuture<?> stop) throws InterruptedException {
    OnStop listening = OnStop.of(stop, () -> progress.forEach(AddedTo::stopNow));
    Queue<Turn> ready = new ConcurrentLinkedQueue<>();
    for (int campaign = 0; campaign < sums.size(); campaign++) {
      addIfWanted(ready, new Turn(campaign, sums.get(campaign).first()));
    }
    ExecutorService executor = Executors.newFixedThreadPool(atOnce);
    try {
      Callable<Void> runner = () -> runWhileReady(ready, stop);
      for (Future<Void> ended : executor.invokeAll(Collections.nCopies(atOnce, runner))) {
        ended.get();
      }
    } catch (ExecutionException failure) {
      throw new IllegalStateException("a block failed", failure.getCause());
    } finally {
      executor.shutdownNow();
      listening.close();
    }
    return IntStream.range(0, sums.size())
        .mapToObj(index -> sums.get(index).measurement(pairings.of(index)))
        .toList();
  }

  /**
   * Runs blocks until none is ready. Whoever runs a campaign's block runs or hands on its next, so
   * that who finds none ready is not needed any more.
   */
  private @Nullable Void runWhileReady(Queue<Turn> ready, CompletableFuture<?> stop)
      throws InterruptedException {
    for (Turn turn = ready.poll(); turn != null; turn = ready.poll()) {
      run(turn.campaign, turn.block, stop);
      addIfWanted(ready, new Turn(turn.campaign, turn.block + 1));
    }
    return null;
  }

  private void addIfWanted(Queue<Turn> ready, Turn turn) {
    if (sums.get(turn.campaign).wants(turn.block)) {
      ready.add(turn);
    }
  }

  private void run(int index, int block, CompletableFuture<?> stop) throws InterruptedException {
    BlockSum sum = sums.get(index);
    AddedTo done = progress.get(index);
    CompletableFuture<Void> own = done.begin();
    try {
      if (stop.isDone() || isOver) {
        sum.end(Ending.interrupted());
        return;
      }
      Measurement measured = runner.run(sum.begin(block), done, own);
      sum.add(measured);
      if (measured.ending().isFatal()) {
        progress.forEach(AddedTo::stopNow);
        isOver = true;
      }
      pairings.add(index, block, measured.totals());
      done.add(measured.totals().cycles());
    } catch (CompletionException failure) {
      sum.end(Ending.failed(failure.getCause() == null ? failure : failure.getCause()));
    } catch (RuntimeException failure) {
      sum.end(Ending.failed(failure));
    } finally {
      if (sum.lacksCycles()) {
        pairings.forget(index);
      }
    }
  }

  /** A campaign's block that can run now. */
  private record Turn(int campaign, int block) {}

  /** Counts the cycles of a campaign's block at hand on top of those before it. */
  private static final class AddedTo implements CycleWatch {

    private final BatchSink sink;
    private volatile long before;
    private volatile LongSupplier atHand = () -> 0;
    private volatile CompletableFuture<Void> stopOfBlock = new CompletableFuture<>();

    AddedTo(BatchSink sink) {
      this.sink = sink;
      this.before = sink.resumption().map(it -> it.totals().cycles()).orElse(0L);
    }

    @Override
    public BatchSink batches() {
      return new OfBlock(sink);
    }

    /** What ends the block that begins, and nothing else keeps. */
    CompletableFuture<Void> begin() {
      CompletableFuture<Void> own = new CompletableFuture<>();
      stopOfBlock = own;
      return own;
    }

    void stopNow() {
      stopOfBlock.complete(null);
    }

    long cycles() {
      return before + atHand.getAsLong();
    }

    /** The block at hand has ended with so many; one thread at a time calls this. */
    @SuppressWarnings("NonAtomicVolatileUpdate")
    void add(long cycles) {
      atHand = () -> 0;
      before += cycles;
    }

    @Override
    public void start(LongSupplier ofBlock) {
      atHand = ofBlock;
    }

    @Override
    public void stop() {}
  }

  /** Takes the counts of blocks, each of which begins with nothing. */
  private record OfBlock(BatchSink sink) implements BatchSink {

    @Override
    public boolean isDue() {
      return sink.isDue();
    }

    @Override
    public void take(SoFar soFar) {
      sink.take(soFar);
    }
  }
}
