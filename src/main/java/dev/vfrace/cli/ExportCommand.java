package dev.vfrace.cli;

import dev.vfrace.report.Presentation;
import dev.vfrace.report.ReportFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a run that was kept in a form for other programs. */
@Command(
    name = "export",
    header = "Writes a run in the store, or in a file of --json, in a form for other programs.",
    description = {
      "csv and jsonl have a line for each program and metric, with count, trials, rate and"
          + " interval; openmetrics the same as gauges; ktap and junit the expectations and"
          + " controls as tests; markdown the table."
    },
    exitCodeList = {
      " 0:written, whatever the run came to",
      " 2:usage error, or there are no results of that number or in that file",
      HelpOptions.INTERNAL
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  vfrace export 12 --format csv --out rates.csv",
      "  vfrace export 12 --format openmetrics > /var/lib/node_exporter/vfrace.prom"
    })
final class ExportCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private final StoreOption store = new StoreOption();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      paramLabel = "ID|FILE",
      description = "The number of a run, or what --json has written.")
  private String name = "";

  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORMAT",
      completionCandidates = FormatArguments.Words.class,
      description = "${COMPLETION-CANDIDATES}.")
  private String format = "";

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where it goes, whole or not at all; default: standard output.")
  private @Nullable String target;

  ExportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws OutputException {
    ReportFormat form = FormatArguments.form(format);
    Optional<WholeFile> file =
        Optional.ofNullable(target)
            .map(
                to ->
                    WholeFile.open(
                        to, "--out '%s'".formatted(to), "a file in a writable directory"));
    Presentation result = store.saved(surroundings).read(name);
    String text = result.in(form);
    if (file.isPresent()) {
      write(file.get(), text);
    } else {
      PrintWriter out = spec.commandLine().getOut();
      out.print(text);
      out.flush();
    }
    return ExitCode.OK;
  }

  private void write(WholeFile file, String text) throws OutputException {
    try {
      file.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new OutputException(String.valueOf(target), e);
    }
  }
}
