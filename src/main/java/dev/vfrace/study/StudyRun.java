package dev.vfrace.study;

import dev.vfrace.campaign.BatchSink;
import dev.vfrace.campaign.BlockRunner;
import dev.vfrace.campaign.Blocks;
import dev.vfrace.campaign.CycleWatch;
import dev.vfrace.campaign.Measurement;
import dev.vfrace.raw.RawRun;
import dev.vfrace.raw.Recorder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/**
 * Runs a study. Use once.
 *
 * @param <T> what it comes to
 */
public final class StudyRun<T extends Conclusion> {

  private final Study<T> study;
  private final Recorder recorder;
  private final List<RawRun> begun;
  private final Blocks blocks;

  /**
   * A study that has not been run.
   *
   * @param study what is run
   * @param runner runs a block
   * @param recorder makes raw runs of what was measured
   */
  public StudyRun(Study<T> study, BlockRunner runner, Recorder recorder) {
    this(
        study,
        runner,
        recorder,
        List.of(),
        Collections.nCopies(study.campaigns().size(), BatchSink.NONE));
  }

  /**
   * A study that has not been run, and whose counts are taken while it runs.
   *
   * @param study what is run
   * @param runner runs a block
   * @param recorder makes raw runs of what was measured
   * @param begun what is known of each campaign before; empty: nothing
   * @param sinks take the counts of each campaign
   */
  public StudyRun(
      Study<T> study,
      BlockRunner runner,
      Recorder recorder,
      List<RawRun> begun,
      List<BatchSink> sinks) {
    this.study = study;
    this.recorder = recorder;
    this.begun = List.copyOf(begun);
    this.blocks =
        new Blocks(
            study.campaigns(),
            study.comparisons(),
            study.turns().blocks(),
            study.turns().atOnce(),
            runner,
            InstantSource.system(),
            sinks);
  }

  /** What is about to be done, in words. */
  public String intention() {
    return study.intention(blocks.blocks());
  }

  /** Cycles that all campaigns are to run together; empty if one has no limit of cycles. */
  public OptionalLong cycles() {
    return blocks.cycles();
  }

  /** Wall time that all campaigns may take together; empty if one has no limit of time. */
  public Optional<Duration> duration() {
    return blocks.duration();
  }

  /**
   * Runs it to its end.
   *
   * @param watch watches the cycles of all campaigns together
   * @param stop when it completes, the campaigns end with what they have
   */
  public Turns run(CycleWatch watch, CompletableFuture<?> stop) throws InterruptedException {
    watch.start(blocks::cyclesDone);
    try {
      List<Measurement> measured = blocks.run(stop);
      return new Turns(measured, recorder, begun, blocks.pairs());
    } finally {
      watch.stop();
    }
  }

  /** What it came to. */
  public T conclude(Turns measured) {
    return study.conclude(measured, blocks.blocks());
  }
}
