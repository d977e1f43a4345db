package dev.vfrace.cli;

import dev.vfrace.analysis.ResultBuilder;
import dev.vfrace.analysis.RunResult;
import dev.vfrace.campaign.Blocks;
import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.campaign.Ending;
import dev.vfrace.campaign.Measurement;
import dev.vfrace.question.Verdict;
import dev.vfrace.raw.RawRun;
import dev.vfrace.raw.Recorder;
import dev.vfrace.raw.ThisHost;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Several campaigns that have taken turns.
 *
 * @param measured what each measured, in the order they were given
 */
record Turns(List<Measurement> measured) {

  /**
   * Runs one campaign to its end: where scheduling is what it measures, in blocks of fresh threads.
   */
  static Measurement measure(
      CampaignSettings settings, ProgressView view, Surroundings surroundings)
      throws InterruptedException {
    if (settings.clock().measuresScheduling()) {
      Blocks blocks =
          new Blocks(List.of(settings), 1, 1, surroundings.engine()::run, InstantSource.system());
      return run(blocks, view, surroundings.stop()).measured.get(0);
    }
    ProgressTicker progress = new ProgressTicker(settings, view, System::nanoTime);
    return surroundings.engine().run(settings, progress, surroundings.stop());
  }

  /** Runs them to their end, and shows how far they have come. */
  static Turns run(Blocks blocks, ProgressView view, CompletableFuture<?> stop)
      throws InterruptedException {
    ProgressTicker progress =
        new ProgressTicker(blocks.cycles(), blocks.duration(), view, System::nanoTime);
    progress.start(blocks::cyclesDone);
    try {
      return new Turns(blocks.run(stop));
    } finally {
      progress.stop();
    }
  }

  /** What one of them came to. */
  RunResult result(int index) {
    return ResultBuilder.build(
        new Recorder(Version.build(), new ThisHost())
            .record(measured.get(index), RawRun.Questions.NONE));
  }

  /** Tells why one of them failed, if it did. */
  void tellFailure(int index, String name, PrintWriter err) {
    Ending ending = measured.get(index).ending();
    if (ending.reason() == Ending.Reason.FAILED) {
      CampaignFailure.tell(err, name + ": ", ending);
    }
  }

  /** 70 if a campaign failed, 130 if one was interrupted, otherwise that of the verdict. */
  int exitCode(Verdict verdict) {
    if (ended(Ending.Reason.FAILED)) {
      return ExitCode.INTERNAL;
    }
    return ended(Ending.Reason.INTERRUPTED) ? ExitCode.INTERRUPTED : verdict.exitCode();
  }

  private boolean ended(Ending.Reason reason) {
    return measured.stream().anyMatch(it -> it.ending().reason() == reason);
  }
}
