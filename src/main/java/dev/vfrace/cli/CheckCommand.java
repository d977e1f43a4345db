package dev.vfrace.cli;

import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.campaign.Measurement;
import dev.vfrace.campaign.SingleCampaign;
import dev.vfrace.report.OraclePresentation;
import dev.vfrace.settings.Catalogue;
import dev.vfrace.settings.RunOption;
import dev.vfrace.study.OracleCheck;
import dev.vfrace.study.Turns;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a campaign twice: as it is, and on the deterministic oracle. */
@Command(
    name = "check",
    header = "Runs a campaign on threads and on the oracle, and compares them program by program.",
    abbreviateSynopsis = true,
    description = {
      "The oracle is the same campaign on one thread at free pace: deterministic, bit for bit the"
          + " same counts on every machine for a seed. Both draw the same delays, so what differs"
          + " is what threads changed: the scheduling noise that the lag lets in.",
      "",
      "They agree on a rate if the 95 %% interval of the ratio of the two contains 1."
    },
    exitCodeList = {
      " 0:they agree",
      HelpOptions.USAGE,
      " 4:a rate disagrees, or the threaded run is not trusted",
      HelpOptions.INTERNAL,
      HelpOptions.INTERRUPTED
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  vfrace check --cycles 200k",
      "  vfrace check --pace real --lanes 300 --cycles 900 -D timing.kernel.gap=0"
    })
final class CheckCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private final ConfigOptions config = new ConfigOptions();
  @Mixin private final CampaignArguments campaign = new CampaignArguments();
  @Mixin private final LimitArguments limits = new LimitArguments();
  @Mixin private final FormatArguments format = new FormatArguments();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--json", paramLabel = "FILE|-", description = "As with 'run'.")
  private List<String> json = List.of();

  CheckCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws OutputException, InterruptedException {
    Map<RunOption, List<String>> given = campaign.given();
    given.putAll(limits.given());
    given.put(RunOption.JSON, json);
    given.put(RunOption.FORMAT, format.given());
    given.values().removeIf(List::isEmpty);
    Catalogue catalogue = config.load(surroundings.confDir(), given);
    CampaignSettings settings = catalogue.comparableCampaign();
    Memory.check(List.of(settings), 1);
    RunOutput output =
        new RunOutput(
            catalogue.runOptions(),
            spec.commandLine().getOut(),
            spec.commandLine().getErr(),
            surroundings);
    catalogue.withoutEffect(settings).forEach(output::note);
    output.note(
        "1 of 2: on %d thread%s, as asked"
            .formatted(settings.threads(), settings.threads() == 1 ? "" : "s"));
    Measurement threaded = measure(settings, output);
    output.note("2 of 2: on the oracle, one thread at free pace");
    Measurement oracle = measure(settings.onOracle(), output);
    Turns turns = new Turns(List.of(threaded, oracle), surroundings.recorder());
    OracleCheck check = new OracleCheck(turns.result(1), turns.result(0));
    PrintWriter err = spec.commandLine().getErr();
    output.result(new OraclePresentation(check));
    StudyFlow.tellFailure(turns.measured().get(0), "on threads", err);
    StudyFlow.tellFailure(turns.measured().get(1), "on the oracle", err);
    return StudyFlow.exitCode(turns, check.verdict());
  }

  private Measurement measure(CampaignSettings settings, RunOutput output)
      throws InterruptedException {
    return SingleCampaign.run(
        settings,
        surroundings.engine()::run,
        new ProgressTicker(settings, output.progress(), System::nanoTime),
        surroundings.stop());
  }
}
