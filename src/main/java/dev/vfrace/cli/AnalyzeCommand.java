package dev.vfrace.cli;

import dev.vfrace.count.Metric;
import dev.vfrace.report.Presentation;
import dev.vfrace.report.ReportFormat;
import dev.vfrace.report.RunPresentation;
import dev.vfrace.report.SweepPresentation;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells again what a campaign left behind. */
@Command(
    name = "analyze",
    header = "Makes the results anew from a run in the store, or a file that --json has written.",
    description = {
      "Prints what the run, comparison or suite printed, from the raw counts that were kept;"
          + " nothing is run. A number is that of a run in the store ('vfrace runs'), ./12 a file"
          + " of that name; JSON and CBOR are told apart by what is in the file."
    },
    exitCodeList = {
      HelpOptions.HOLDS,
      HelpOptions.FAILS,
      " 2:usage error, or there are no results of that number or in that file",
      HelpOptions.INCONCLUSIVE,
      HelpOptions.UNTRUSTED,
      HelpOptions.INTERNAL
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  vfrace analyze 12",
      "  vfrace run --json run.json; vfrace analyze run.json --metric harmed",
      "  vfrace analyze run.cbor --format csv"
    })
final class AnalyzeCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      paramLabel = "ID|FILE",
      description = "The number of a run, or what --json has written.")
  private String name = "";

  @Mixin private final StoreOption store = new StoreOption();

  @Mixin private final FormatArguments format = new FormatArguments();

  @Option(
      names = "--metric",
      paramLabel = "METRIC",
      converter = MetricConverter.class,
      description = "What the table of a run is about, as with 'run'; default: as it was run.")
  private Optional<Metric> metric = Optional.empty();

  @Option(names = "--wide", description = "As with 'run'.")
  private boolean wide;

  AnalyzeCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    ReportFormat form = format.form();
    if (wide && form != ReportFormat.TEXT) {
      throw new UsageException(
          "--wide: the format is %s; allowed: with text".formatted(form.word()));
    }
    Presentation result = told();
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        form == ReportFormat.TEXT
            ? result.text(surroundings.page(surroundings.out(), wide))
            : result.in(form));
    out.flush();
    return result.verdict().exitCode();
  }

  private Presentation told() {
    Presentation told = store.saved(surroundings).read(name);
    if (metric.isEmpty()) {
      return told;
    }
    if (told instanceof RunPresentation run) {
      return run.about(metric.get());
    }
    if (told instanceof SweepPresentation sweep) {
      return sweep.about(metric.get());
    }
    throw new UsageException(
        "--metric: %s holds no single run; allowed: with the file of a run or a sweep"
            .formatted(name));
  }
}
