package dev.vfrace.cli;

import dev.vfrace.raw.RawRun;
import dev.vfrace.report.ResultFile;
import dev.vfrace.settings.Catalogue;
import dev.vfrace.settings.RunOption;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs again what a file has recorded. */
@Command(
    name = "rerun",
    header = "Runs a campaign again from the file that its --json has written.",
    description = {
      "The file holds the whole configuration, so that neither conf/ nor any other file of the"
          + " first run is needed. One thread at free pace gives the very same counts."
    },
    exitCodeList = {
      HelpOptions.HOLDS,
      HelpOptions.FAILS,
      HelpOptions.USAGE,
      HelpOptions.INCONCLUSIVE,
      HelpOptions.UNTRUSTED,
      HelpOptions.INTERNAL,
      HelpOptions.INTERRUPTED
    },
    footerHeading = "%nExamples:%n",
    footer = {"  vfrace rerun run.json --threads 1"})
final class RerunCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "FILE", description = "What 'run --json' has written.")
  private Path file = Path.of("");

  @Option(names = "--threads", paramLabel = "N", description = "Other dispatcher threads.")
  private List<String> threads = List.of();

  @Option(names = "--json", paramLabel = "FILE|-", description = "As with 'run'.")
  private List<String> json = List.of();

  @Option(names = "--quiet", arity = "0", description = "No progress and no notes.")
  private boolean quiet;

  @Option(names = "--no-progress", arity = "0", description = "No progress on standard error.")
  private boolean noProgress;

  RerunCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws OutputException, InterruptedException {
    List<RawRun> runs = ResultFile.read(file).runs();
    if (runs.size() != 1) {
      throw new UsageException(
          "%s: holds %d runs; allowed: the file of one run".formatted(file, runs.size()));
    }
    RawRun raw = runs.get(0);
    if (raw.provenance().configuration().isEmpty()) {
      throw new UsageException(file + ": holds no configuration to run again");
    }
    Catalogue catalogue = Catalogue.recorded(raw.provenance().configuration(), options(raw));
    return new RunFlow(surroundings, spec.commandLine().getOut(), spec.commandLine().getErr())
        .run(catalogue);
  }

  private Map<RunOption, List<String>> options(RawRun raw) {
    Map<RunOption, List<String>> options = new EnumMap<>(RunOption.class);
    options.put(RunOption.THREADS, threads);
    options.put(RunOption.JSON, json);
    options.put(RunOption.QUIET, quiet ? List.of("true") : List.of());
    options.put(RunOption.NO_PROGRESS, noProgress ? List.of("false") : List.of());
    options.put(RunOption.EXPECT, raw.questions().expect());
    options.put(RunOption.FLEET, raw.questions().fleet().stream().toList());
    return options;
  }
}
