package dev.vfrace.cli;

import dev.vfrace.analysis.ResultBuilder;
import dev.vfrace.analysis.RunResult;
import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.campaign.Departed;
import dev.vfrace.campaign.Measurement;
import dev.vfrace.campaign.SingleCampaign;
import dev.vfrace.question.Fleet;
import dev.vfrace.raw.RawRun;
import dev.vfrace.report.RunPresentation;
import dev.vfrace.settings.Catalogue;
import dev.vfrace.settings.RunOptions;
import java.io.PrintWriter;
import java.util.List;

/** Runs the campaign that a configuration asks for, and tells its result. */
final class RunFlow {

  private final Surroundings surroundings;
  private final PrintWriter out;
  private final PrintWriter err;

  /** With these outputs. */
  RunFlow(Surroundings surroundings, PrintWriter out, PrintWriter err) {
    this.surroundings = surroundings;
    this.out = out;
    this.err = err;
  }

  /** Runs it to its end, and gives the exit code. */
  int run(Catalogue catalogue) throws OutputException, InterruptedException {
    CampaignSettings settings = catalogue.campaign();
    RunOptions options = catalogue.runOptions();
    Memory.check(List.of(settings), 1);
    RunOutput output = new RunOutput(options, out, err, surroundings);

    catalogue.withoutEffect(settings).forEach(output::note);
    output.note(intention(settings));
    Forecast.of(List.of(settings)).forEach(output::note);
    Measurement measurement =
        SingleCampaign.run(
            settings,
            surroundings.engine()::run,
            new ProgressTicker(settings, output.progress(), System::nanoTime),
            surroundings.stop());
    RawRun raw =
        surroundings
            .recorder()
            .record(
                measurement,
                new RawRun.Questions(
                    options.expect(), options.fleet().map(Fleet::text), options.metric()));
    RunResult result = ResultBuilder.build(raw);
    output.result(new RunPresentation(result));
    return exitCode(measurement, result);
  }

  private int exitCode(Measurement measured, RunResult result) {
    return switch (measured.ending().reason()) {
      case COMPLETE, TIME_IS_UP, COUNTED_ENOUGH -> result.verdict().exitCode();
      case INTERRUPTED -> ExitCode.INTERRUPTED;
      case FAILED -> failed(measured);
    };
  }

  private int failed(Measurement measured) {
    CampaignFailure.tell(err, "", measured);
    return ExitCode.INTERNAL;
  }

  private static String intention(CampaignSettings settings) {
    Departed departures = settings.provenance().departures();
    return "running kernel %s, scenario %s, timing %s; Ctrl-C ends it and keeps what was measured"
        .formatted(
            departures.named(Departed.KERNEL, settings.kernel().name()),
            departures.named(Departed.SCENARIO, settings.scenario().name()),
            departures.named(Departed.TIMING, settings.timing().name()));
  }
}
