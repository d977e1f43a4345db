package dev.vfrace.cli;

import dev.vfrace.agreement.AgreementJson;
import dev.vfrace.agreement.AgreementTable;
import dev.vfrace.agreement.AgreementText;
import dev.vfrace.agreement.LabAgreement;
import dev.vfrace.calibration.LabRun;
import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.campaign.Measurement;
import dev.vfrace.campaign.SingleCampaign;
import dev.vfrace.question.Verdict;
import dev.vfrace.settings.Catalogue;
import dev.vfrace.settings.RunOption;
import dev.vfrace.study.Turns;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Predicts a lab run and holds it against what was measured. */
@Command(
    name = "agree",
    header = "Holds what vfrace predicts of a lab run against what was measured in it.",
    description = {
      "DATA is a comma-separated file with a line for each hot-plug on a real kernel: when its"
          + " steps were, when an observer that waits for the uevent ran and read, and what it read"
          + " (docs/calibration.md has the columns).",
      "",
      "The times of every second cycle become a timing; an outcome is not used. Two campaigns"
          + " predict how often the observer misses the master link and IFF_SLAVE, or how often"
          + " udev's rule misses IFF_SLAVE where the lab's options in DATA say '--program udevd':"
          + " with what was measured in one cycle drawn together, and with each delay drawn apart."
          + " The other half of the cycles is what was measured; 'in' is a prediction inside its 95"
          + " %% interval."
    },
    exitCodeList = {
      " 0:predicted and compared, whatever came out",
      HelpOptions.USAGE,
      " 4:untrusted: outcomes contradict the traced times, or a campaign is not trusted",
      HelpOptions.INTERNAL,
      HelpOptions.INTERRUPTED
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  vfrace agree cycles.csv.gz --kernel net-failover",
      "  vfrace agree cycles.csv.gz --json agree.json --cycles 100k"
    })
final class AgreeCommand implements Callable<Integer> {

  private static final String LIKELY = "auto";

  private final Surroundings surroundings;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "DATA", description = "The cycles, which may be gzipped.")
  private Path data = Path.of("");

  @Option(
      names = "--kernel",
      paramLabel = "NAME|auto",
      defaultValue = LIKELY,
      description =
          "The design that ran; default ${DEFAULT-VALUE}: the one that the lab's options in DATA"
              + " name (net-failover, v6.1 or v6.8), else told by whether IFF_SLAVE was found"
              + " never, at times or always.")
  private String kernel = LIKELY;

  @Option(
      names = "--cycles",
      paramLabel = "N",
      defaultValue = "20k",
      description = "Of each of the two campaigns; default ${DEFAULT-VALUE}.")
  private String cycles = "";

  @Option(names = "--seed", paramLabel = "N", description = "As with 'run'.")
  private Optional<String> seed = Optional.empty();

  @Option(
      names = "--json",
      paramLabel = "FILE|-",
      description =
          "Writes the table as JSON; - is standard output, which then holds nothing else.")
  private Optional<String> json = Optional.empty();

  @Option(names = "--quiet", description = "No progress and no notes.")
  private boolean quiet;

  @Option(names = "--wide", arity = "0", description = "As with 'run'.")
  private boolean wide;

  AgreeCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    LabRun run = read();
    Optional<String> named =
        kernel.equals(LIKELY) ? LabAgreement.namedDesign(run) : Optional.of(kernel);
    String name = named.orElseGet(() -> LabAgreement.likelyDesign(run));
    Catalogue bundled = Catalogue.load(surroundings.confDir(), List.of(), List.of(), Map.of());
    LabAgreement agreement = new LabAgreement(run, bundled.kernel(name));
    if (!agreement.isAnythingAsked()) {
      throw new UsageException(
          "%s: too few cycles of each delay to predict anything; allowed: 60 or more"
              .formatted(data));
    }
    Path directory = Files.createTempDirectory("vfrace-agree");
    try {
      return compare(
          agreement, directory, named.isPresent() ? Optional.empty() : Optional.of(name));
    } finally {
      remove(directory);
    }
  }

  private LabRun read() {
    try (InputStream input = RegularFile.open(data.toString(), "the cycles of a lab run")) {
      return LabRun.read(data.toString(), input);
    } catch (IOException e) {
      throw new UsageException("%s: cannot be read: %s".formatted(data, e.getMessage()));
    }
  }

  private int compare(LabAgreement agreement, Path directory, Optional<String> guessed)
      throws IOException, InterruptedException {
    Catalogue joint = agreement.joint(surroundings.confDir(), directory, options());
    Catalogue apart = agreement.apart(surroundings.confDir(), directory, options());
    RunOutput output =
        new RunOutput(
            joint.runOptions(),
            spec.commandLine().getOut(),
            spec.commandLine().getErr(),
            surroundings);
    guessed.ifPresent(
        it ->
            output.note(
                "kernel %s: told by how often IFF_SLAVE was found, the one thing that is taken from outcomes; --kernel says another"
                    .formatted(it)));
    output.note("1 of 2: what was measured together, drawn together");
    Measurement together = measure(joint.campaign(), output);
    output.note("2 of 2: each delay drawn apart");
    Turns turns =
        new Turns(List.of(together, measure(apart.campaign(), output)), surroundings.recorder());
    if (!turns.areWhole()) {
      turns
          .measured()
          .forEach(it -> StudyFlow.tellFailure(it, "predicting", spec.commandLine().getErr()));
      output.note("no table: a prediction did not come to its end");
      return StudyFlow.exitCode(turns, Verdict.PASS);
    }
    AgreementTable table = agreement.table(turns.result(0), turns.result(1));
    output.agreement(new AgreementJson(table).document(), new AgreementText(table)::text);
    return table.doubts().isEmpty() ? ExitCode.OK : Verdict.UNTRUSTED.exitCode();
  }

  private Map<RunOption, List<String>> options() {
    Map<RunOption, List<String>> options = new EnumMap<>(RunOption.class);
    options.put(RunOption.CYCLES, List.of(cycles));
    options.put(RunOption.THREADS, List.of("1"));
    seed.ifPresent(it -> options.put(RunOption.SEED, List.of(it)));
    json.ifPresent(it -> options.put(RunOption.JSON, List.of(it)));
    if (quiet) {
      options.put(RunOption.QUIET, List.of("true"));
    }
    if (wide) {
      options.put(RunOption.WIDE, List.of("true"));
    }
    return options;
  }

  private Measurement measure(CampaignSettings settings, RunOutput output)
      throws InterruptedException {
    Memory.check(List.of(settings), 1);
    return SingleCampaign.run(
        settings,
        surroundings.engine()::run,
        new ProgressTicker(settings, output.progress(), System::nanoTime),
        surroundings.stop());
  }

  private static void remove(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }
}
