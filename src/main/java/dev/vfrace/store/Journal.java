package dev.vfrace.store;

import dev.vfrace.campaign.BatchSink;
import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.campaign.CampaignTotals;
import dev.vfrace.campaign.Resumption;
import dev.vfrace.raw.RawRun;
import dev.vfrace.raw.RawTotals;
import dev.vfrace.report.Document;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One run as it is written into the store, by a thread of its own. Nobody who counts waits for it:
 * while it is at a batch, those that come become one. Whatever fails is told at the end, and costs
 * the store alone.
 */
public final class Journal {

  private static final long PATIENCE_SECONDS = 60;

  private final ExecutorService writing = Executors.newSingleThreadExecutor(Journal::newThread);
  private final Path file;
  private final Pace pace;
  private final AtomicReference<@Nullable Supplier<Document>> latest = new AtomicReference<>();
  private @Nullable RunStore store;
  private volatile @Nullable StoreException failure;
  private volatile long id;

  /**
   * How long batches are.
   *
   * @param least wall time of a batch
   * @param most wall time of a batch of a long run
   */
  public record Pace(Duration least, Duration most) {

    /** A batch is at most that part of what there was before it. */
    private static final int PART = 300;

    /** How long a batch is after that time. */
    Duration after(Duration elapsed) {
      Duration part = elapsed.dividedBy(PART);
      Duration atMost = part.compareTo(most) > 0 ? most : part;
      return atMost.compareTo(least) < 0 ? least : atMost;
    }
  }

  /**
   * Nothing written yet.
   *
   * @param file of the store
   * @param pace of its batches
   */
  public Journal(Path file, Pace pace) {
    this.file = file;
    this.pace = pace;
  }

  /** The runs whose process is gone, and of which nobody was told before. */
  public List<StoredRun> lost() {
    List<StoredRun> lost = new ArrayList<>();
    now(() -> lost.addAll(store().markLost()));
    return lost;
  }

  /**
   * A run begins.
   *
   * @param frame what it needs beside its campaigns
   */
  public void begin(Kind kind, String command, Frame frame) {
    now(() -> id = writer().begin(kind, command, Instant.now(), frame));
  }

  /**
   * A campaign of it begins.
   *
   * @param place among its campaigns, from 0 on
   * @param name what it is called beside the others
   * @param head what is known of it before its first cycle
   */
  public BatchSink campaign(int place, String name, CampaignSettings settings, RawRun head) {
    now(() -> writer().campaign(id, place, name, head));
    return new JournalSink(
        this, new JournalSink.Of(place, settings, head), Optional.empty(), /* next= */ 0);
  }

  /**
   * A run of one campaign goes on.
   *
   * @param point where
   */
  public BatchSink goOn(ResumePoint point, CampaignSettings settings) {
    now(
        () -> {
          id = point.id();
          if (!writer().goOn(id)) {
            throw new StoreException("run %d is already going on elsewhere".formatted(id));
          }
          store()
              .sql()
              .update(
                  "DELETE FROM batch WHERE run = ? AND place = 0 AND number >= ?",
                  id,
                  point.batches());
        });
    RawRun kept = point.kept();
    CampaignTotals totals =
        point.batches() == 0 ? CampaignTotals.sum(settings) : RawTotals.of(kept);
    return new JournalSink(
        this,
        new JournalSink.Of(0, settings, point.head()),
        Optional.of(
            new Resumption(
                totals,
                kept.origin().started(),
                kept.course().elapsed(),
                kept.course().messages(),
                point.laneCycles(),
                point.blocks())),
        point.batches());
  }

  /**
   * What has come of a run so far that is not kept in batches; of several that wait to be written
   * the last is.
   *
   * @param document what {@code --json} would write; it is made on the journal's thread
   */
  public void soFar(Supplier<Document> document) {
    if (latest.getAndSet(document) == null) {
      soon(this::writeLatest);
    }
  }

  private void writeLatest() {
    Supplier<Document> document = latest.getAndSet(null);
    if (document != null) {
      writer().end(id, State.RUNNING, document.get().cbor());
    }
  }

  /**
   * The run has ended.
   *
   * @param document what {@code --json} writes of it
   */
  public void end(State state, Document document) {
    now(() -> writer().end(id, state, document.cbor()));
    close();
  }

  /** Nothing more is written. */
  public void close() {
    now(() -> store().close());
    writing.shutdown();
  }

  /** The number of the run; empty: it is not kept. */
  public OptionalLong number() {
    return failure == null && id > 0 ? OptionalLong.of(id) : OptionalLong.empty();
  }

  /** Why the run is not kept, or not all of it. */
  public Optional<String> failure() {
    return Optional.ofNullable(failure).map(it -> String.valueOf(it.getMessage()));
  }

  /** Whether it writes. */
  boolean isUsable() {
    return failure == null;
  }

  /** How long batches are. */
  Pace pace() {
    return pace;
  }

  /** Has a batch written at some time. */
  void soon(Runnable change) {
    writing.execute(() -> tryTo(change));
  }

  /** Writes a batch, on the journal's own thread. */
  void write(int place, RunWriter.At at, RawRun part) {
    writer().batch(id, place, at, part);
  }

  /** Nothing is kept from here on. */
  void fail(StoreException reason) {
    if (failure == null) {
      failure = reason;
    }
  }

  private void now(Runnable change) {
    try {
      writing.submit(() -> tryTo(change)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException late) {
      fail(new StoreException(file + ": it takes too long to write to", late));
    } catch (ExecutionException e) {
      fail(new StoreException(file + ": " + e.getCause(), e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      fail(new StoreException(file + ": interrupted", e));
    }
  }

  private void tryTo(Runnable change) {
    if (failure != null) {
      return;
    }
    try {
      change.run();
    } catch (StoreException reason) {
      fail(reason);
    } catch (RuntimeException | LinkageError | OutOfMemoryError reason) {
      fail(new StoreException(file + ": " + reason, reason));
    }
  }

  private RunWriter writer() {
    return new RunWriter(store().sql());
  }

  private RunStore store() {
    if (store == null) {
      store = RunStore.open(file);
    }
    return store;
  }

  private static Thread newThread(Runnable runnable) {
    Thread thread = new Thread(runnable, "store");
    thread.setDaemon(true);
    return thread;
  }
}
