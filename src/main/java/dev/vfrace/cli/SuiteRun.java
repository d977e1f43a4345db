package dev.vfrace.cli;

import dev.vfrace.campaign.Blocks;
import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.settings.Catalogue;
import dev.vfrace.settings.RunOption;
import dev.vfrace.settings.SuiteSettings;
import dev.vfrace.study.DecisionTable;
import dev.vfrace.study.DesignFigures;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Puts the designs of a suite through its scenarios, all in turns. */
final class SuiteRun {

  /** What the suite chooses, so that no option can. */
  static final List<RunOption> CHOSEN =
      List.of(RunOption.KERNEL, RunOption.SCENARIO, RunOption.USERSPACE);

  private final SuiteSettings suite;
  private final Blocks blocks;
  private Turns turns = new Turns(List.of());

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
                .comparableCampaign());
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
    turns = Turns.run(blocks, view, stop);
    return table();
  }

  /** Tells what failed; 70 if anything did, 130 if it was interrupted, or that of the verdict. */
  int exitCode(DecisionTable table, PrintWriter err) {
    for (int index = 0; index < turns.measured().size(); index++) {
      turns.tellFailure(index, nameOf(index), err);
    }
    return turns.exitCode(table.verdict());
  }

  private DecisionTable table() {
    List<DesignFigures> designs = new ArrayList<>();
    int next = 0;
    for (String kernel : suite.kernels()) {
      designs.add(
          new DesignFigures(
              kernel,
              turns.result(next),
              turns.result(next + 1),
              turns.result(next + 2),
              suite.frame()));
      next += suite.parts().size();
    }
    return new DecisionTable(suite.frame(), designs);
  }

  private String nameOf(int index) {
    CampaignSettings settings = turns.measured().get(index).settings();
    return settings.kernel().name() + ", " + settings.scenario().name();
  }
}
