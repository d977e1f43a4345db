package dev.vfrace.store;

import dev.vfrace.campaign.BatchSink;
import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.campaign.CampaignTotals;
import dev.vfrace.campaign.Measurement;
import dev.vfrace.campaign.Resumption;
import dev.vfrace.raw.RawRun;
import dev.vfrace.raw.Recorder;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Takes the batches of one campaign. What a campaign has counted is handed over as it stands; the
 * journal's thread finds out what has come to it, so that of several that wait only the last needs
 * to be kept.
 */
final class JournalSink implements BatchSink {

  /** Blocks that wait to be written at most: then the disk does not keep up. */
  private static final int MOST_WAITING = 64;

  private final Journal journal;
  private final Of campaign;
  private final Optional<Resumption> resumption;
  private final AtomicInteger waiting = new AtomicInteger();
  private final long begun = System.nanoTime();
  private volatile long last = begun;
  private volatile @Nullable Block block;
  private int next;

  /**
   * A campaign.
   *
   * @param place among those of its run
   * @param settings of it
   * @param head what is known of it before its first cycle
   */
  record Of(int place, CampaignSettings settings, RawRun head) {}

  /**
   * Nothing taken.
   *
   * @param next number of the next batch
   */
  JournalSink(Journal journal, Of campaign, Optional<Resumption> resumption, int next) {
    this.journal = journal;
    this.campaign = campaign;
    this.resumption = resumption;
    this.next = next;
  }

  @Override
  public Optional<Resumption> resumption() {
    return resumption;
  }

  @Override
  public void begin(int number) {
    block = new Block(number, resumption.map(this::before).orElseGet(this::nothing));
  }

  /** A block begins with nothing; a campaign that is not cut into blocks with all that it has. */
  private SoFar before(Resumption resumed) {
    return campaign.settings.clock().measuresScheduling()
        ? nothing()
        : new SoFar(resumed.totals(), resumed.elapsed(), resumed.messages(), OptionalLong.empty());
  }

  private SoFar nothing() {
    return new SoFar(CampaignTotals.sum(campaign.settings), Duration.ZERO, 0, OptionalLong.empty());
  }

  @Override
  public boolean isDue() {
    long now = System.nanoTime();
    Duration pace = journal.pace().after(Duration.ofNanos(now - begun));
    return journal.isUsable() && now - last >= pace.toNanos();
  }

  @Override
  public void take(SoFar soFar) {
    last = System.nanoTime();
    Block at = block;
    if (at != null && at.latest.getAndSet(soFar) == null) {
      journal.soon(at::writeLatest);
    }
  }

  @Override
  public void end(Measurement measured) {
    last = System.nanoTime();
    Block at = block;
    if (at == null || !journal.isUsable()) {
      return;
    }
    if (waiting.incrementAndGet() > MOST_WAITING) {
      journal.fail(new StoreException("the store does not keep up with what is counted"));
      return;
    }
    SoFar all =
        new SoFar(measured.totals(), measured.elapsed(), measured.messages(), OptionalLong.empty());
    boolean ends =
        switch (measured.ending().reason()) {
          case COMPLETE, TIME_IS_UP, COUNTED_ENOUGH -> true;
          case INTERRUPTED, FAILED, LOST -> false;
        };
    journal.soon(
        () -> {
          at.writeLatest();
          at.write(all, ends);
          waiting.decrementAndGet();
        });
  }

  /** The block at hand. All but the latest batch is touched by the journal's thread alone. */
  private final class Block {

    private final int number;
    private final AtomicReference<@Nullable SoFar> latest = new AtomicReference<>();
    private SoFar written;

    Block(int number, SoFar written) {
      this.number = number;
      this.written = written;
    }

    /** The campaign's own clock has begun a moment before that of its result. */
    private static Duration atLeast(Duration least, Duration elapsed) {
      return elapsed.compareTo(least) < 0 ? least : elapsed;
    }

    void writeLatest() {
      SoFar all = latest.getAndSet(null);
      if (all != null) {
        write(all, /* ends= */ false);
      }
    }

    void write(SoFar all, boolean ends) {
      CampaignTotals part = all.totals().since(written.totals());
      if (part.cycles() == 0 && !ends) {
        return;
      }
      journal.write(
          campaign.place,
          new RunWriter.At(next, number, ends, all.laneCycles()),
          Recorder.part(
              campaign.head,
              campaign.settings,
              part,
              atLeast(Duration.ZERO, all.elapsed().minus(written.elapsed())),
              Math.max(0, all.messages() - written.messages())));
      next++;
      written = all;
    }
  }
}
