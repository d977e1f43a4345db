package dev.vfrace.cli;

import dev.vfrace.analysis.ResultBuilder;
import dev.vfrace.analysis.RunResult;
import dev.vfrace.campaign.BatchSink;
import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.campaign.Departed;
import dev.vfrace.campaign.Measurement;
import dev.vfrace.campaign.SingleCampaign;
import dev.vfrace.question.Fleet;
import dev.vfrace.question.Verdict;
import dev.vfrace.raw.RawRun;
import dev.vfrace.report.Presentation;
import dev.vfrace.report.RunPresentation;
import dev.vfrace.settings.Catalogue;
import dev.vfrace.settings.RunOptions;
import dev.vfrace.store.Frame;
import dev.vfrace.store.Kind;
import dev.vfrace.store.ResumePoint;
import dev.vfrace.store.SavedRuns;
import dev.vfrace.study.Baseline;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
    return run(catalogue, Optional.empty());
  }

  /** Goes on with a run that is kept, to its end, and gives the exit code. */
  int goOn(Catalogue catalogue, ResumePoint point) throws OutputException, InterruptedException {
    return run(catalogue, Optional.of(point));
  }

  private int run(Catalogue catalogue, Optional<ResumePoint> from)
      throws OutputException, InterruptedException {
    CampaignSettings settings = catalogue.campaign();
    RunOptions options = catalogue.runOptions();
    Memory.check(List.of(settings), 1);
    RunOutput output = new RunOutput(options, out, err, surroundings);

    catalogue.withoutEffect(settings).forEach(output::note);
    output.note(intention(settings));
    Forecast.of(List.of(settings)).forEach(output::note);
    Optional<RunResult> baseline =
        options.baseline().map(name -> baseline(name, catalogue, settings));
    Keeping keeping = Keeping.open(catalogue.storeOptions(), surroundings, output);
    RawRun begun = from.map(ResumePoint::head).orElseGet(() -> begin(settings, options));
    Measurement measurement =
        SingleCampaign.run(
            settings,
            surroundings.engine()::run,
            new KeptCampaign(
                new ProgressTicker(settings, output.progress(), System::nanoTime),
                from.isPresent()
                    ? keeping.goOn(from.get(), settings)
                    : sink(keeping, settings, begun)),
            surroundings.stop());
    RawRun raw = surroundings.recorder().record(measurement, begun);
    RunResult result = ResultBuilder.build(raw);
    RunPresentation presentation = new RunPresentation(result);
    keeping.end(Keeping.state(List.of(raw)), presentation.document());
    output.result(presentation);
    int code = exitCode(measurement, result);
    return keeping.told(
        baseline.map(it -> held(new Baseline(it, result), code, output)).orElse(code));
  }

  private RunResult baseline(String name, Catalogue catalogue, CampaignSettings settings) {
    Presentation stored =
        new SavedRuns(Keeping.place(catalogue.storeOptions(), surroundings)).read(name);
    if (stored instanceof RunPresentation run) {
      if (run.result().observers().keySet().stream().noneMatch(settings.observers()::contains)) {
        throw new UsageException(
            "--baseline %s: has no program that is run here; allowed: a run of any of these"
                .formatted(name));
      }
      return run.result();
    }
    throw new UsageException("--baseline %s: allowed: a single run".formatted(name));
  }

  /** What this run is beside the one that was kept, and the exit code that comes of it. */
  private static int held(Baseline baseline, int code, RunOutput output) {
    List<String> worse = baseline.worse();
    worse.forEach(output::warn);
    if (worse.isEmpty()) {
      output.note("no program is worse than in the stored run");
      return code;
    }
    boolean isDecided = code == ExitCode.OK || code == Verdict.INCONCLUSIVE.exitCode();
    return isDecided ? Verdict.FAIL.exitCode() : code;
  }

  private RawRun begin(CampaignSettings settings, RunOptions options) {
    return surroundings
        .recorder()
        .begin(
            settings,
            Instant.now(),
            new RawRun.Questions(
                options.expect(), options.fleet().map(Fleet::text), options.metric()));
  }

  private static BatchSink sink(Keeping keeping, CampaignSettings settings, RawRun begun) {
    keeping.begin(Kind.RUN, Frame.NONE);
    return keeping.campaign(0, "", settings, begun);
  }

  private int exitCode(Measurement measured, RunResult result) {
    return switch (measured.ending().reason()) {
      case COMPLETE, TIME_IS_UP, COUNTED_ENOUGH -> result.verdict().exitCode();
      case INTERRUPTED -> ExitCode.INTERRUPTED;
      case FAILED, LOST -> failed(measured);
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
