package dev.vfrace.cli;

import dev.vfrace.results.DecisionTable;
import dev.vfrace.results.DesignFigures;
import dev.vfrace.results.RunResult;
import dev.vfrace.settings.Catalogue;
import dev.vfrace.settings.RunOption;
import dev.vfrace.settings.SuiteSettings;
import dev.vfrace.stress.Blocks;
import dev.vfrace.stress.CampaignSettings;
import dev.vfrace.stress.Ending;
import dev.vfrace.stress.Measurement;
import dev.vfrace.stress.ResultBuilder;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Puts the designs of a suite through its scenarios, all in turns. */
final class SuiteRun {

  /** What the suite chooses, so that no option can. */
  static final List<RunOption> CHOSEN =
      List.of(RunOption.KERNEL, RunOption.SCENARIO, RunOption.USERSPACE, RunOption.UNTIL);

  private final SuiteSettings suite;
  private final Blocks blocks;
  private List<Measurement> measured = List.of();

  /**
   * A suite that has not been run.
   *
   * @param catalogue has the suite
   * @param load reads the configuration with more options on top
   * @param engine runs a campaign
   */
  SuiteRun(
      Catalogue catalogue, Function<Map<RunOption, List<String>>, Catalogue> load, Engine engine) {
    this.suite = catalogue.suite();
    List<CampaignSettings> campaigns = new ArrayList<>();
    for (String kernel : suite.kernels()) {
      for (SuiteSettings.Part part : suite.parts()) {
        campaigns.add(
            load.apply(
                    Map.of(
                        RunOption.KERNEL, List.of(kernel),
                        RunOption.SCENARIO, List.of(part.scenario()),
                        RunOption.USERSPACE,
                            List.of(String.join(",", catalogue.programsWith(kernel, part)))))
                .campaign());
      }
    }
    this.blocks =
        new Blocks(
            campaigns,
            catalogue.compareOptions().blocks(),
            catalogue.compareOptions().atOnce(),
            engine::run,
            InstantSource.system());
  }

  /** What is about to be done. */
  String intention() {
    return "%d designs, %d scenarios each, in %d blocks; Ctrl-C ends it and keeps what was measured"
        .formatted(suite.kernels().size(), suite.parts().size(), blocks.blocks());
  }

  /** Runs it to its end. */
  DecisionTable run(ProgressView view, CompletableFuture<?> stop) throws InterruptedException {
    ProgressTicker progress =
        new ProgressTicker(blocks.cycles(), blocks.duration(), view, System::nanoTime);
    progress.start(blocks::cyclesDone);
    try {
      measured = blocks.run(stop);
    } finally {
      progress.stop();
    }
    return table();
  }

  /** 70 if a campaign failed, 130 if it was interrupted, otherwise that of the table's verdict. */
  int exitCode(DecisionTable table) {
    if (ended(Ending.Reason.FAILED)) {
      return ExitCode.INTERNAL;
    }
    return ended(Ending.Reason.INTERRUPTED) ? ExitCode.INTERRUPTED : table.verdict().exitCode();
  }

  private boolean ended(Ending.Reason reason) {
    return measured.stream().anyMatch(it -> it.ending().reason() == reason);
  }

  private DecisionTable table() {
    List<DesignFigures> designs = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    Iterator<Measurement> next = measured.iterator();
    for (String kernel : suite.kernels()) {
      designs.add(
          new DesignFigures(
              kernel,
              result(next.next(), failures),
              result(next.next(), failures),
              result(next.next(), failures),
              suite.frame()));
    }
    return new DecisionTable(suite.frame(), designs, failures);
  }

  private static RunResult result(Measurement measurement, List<String> failures) {
    Ending ending = measurement.ending();
    if (ending.reason() == Ending.Reason.FAILED || ending.reason() == Ending.Reason.INTERRUPTED) {
      failures.add(
          "%s, %s: ended early, after %d cycles%s"
              .formatted(
                  measurement.settings().kernel().name(),
                  measurement.settings().scenario().name(),
                  measurement.totals().cycles(),
                  ending.cause().map(cause -> ": " + cause.getMessage()).orElse("")));
    }
    return ResultBuilder.build(measurement, List.of(), Optional.empty(), Version.number());
  }
}
