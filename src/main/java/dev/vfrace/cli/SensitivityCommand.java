package dev.vfrace.cli;

import dev.vfrace.report.SensitivityPresentation;
import dev.vfrace.settings.Catalogue;
import dev.vfrace.settings.RunOption;
import dev.vfrace.settings.StudyKeys;
import dev.vfrace.study.SensitivityStudy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Varies one estimate after the other, and says what moves. */
@Command(
    name = "sensitivity",
    header = "Halves and doubles each estimate, and says which rates and conclusions move.",
    abbreviateSynopsis = true,
    description = {
      "Many figures of a timing and of the programs are estimates: 'vfrace show timing NAME' and"
          + " 'vfrace show userspace NAME' say which. This runs the campaign once as it is given,"
          + " and then with one estimate halved or doubled, or the rank correlation at 0 or 0.65,"
          + " the others as they are. All draw the same random numbers, so that the same cycles"
          + " are compared: what a figure does not touch does not move at all.",
      "",
      "Varied is what is an estimate, and is made use of in the scenario; the rest is listed, with"
          + " why. The table is sorted by how far a rate moved at least (its 95 %% interval); a row"
          + " has the program that moved most, and the others.",
      "",
      "With two designs it also says which conclusions on them (fixed, reduced, worse, no evidence"
          + " of a difference: as 'vfrace compare') hold whatever is varied, and which do not.",
      "",
      "Of many rates that a figure touches up to one in twenty seems moved by chance alone."
    },
    exitCodeList = {
      " 0:ran, whatever has moved",
      HelpOptions.USAGE,
      HelpOptions.UNTRUSTED,
      HelpOptions.INTERNAL,
      HelpOptions.INTERRUPTED
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  vfrace sensitivity",
      "  vfrace sensitivity v6.1 v6.7",
      "  vfrace sensitivity v6.1 --userspace udev-azure-rule,networkd-255 --cycles 50k",
      "  vfrace sensitivity v6.1 v6.7 --metric harmed --scenario boot --json sensitivity.json",
      "",
      "Without --cycles all campaigns together have ${bundle:sensitivity.auto-cycles} cycles.",
      "Ctrl-C ends it: the variations that were run to their end are shown and written."
    })
final class SensitivityCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private final TurnArguments arguments = new TurnArguments();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..2",
      paramLabel = "DESIGN",
      description = "One kernel design, or two to be compared. Default: that of --kernel.")
  private List<String> designs = List.of();

  @Option(
      names = "--metric",
      paramLabel = "NAME",
      description = "Whose rates are looked at. Default: ${bundle:run.metric}.")
  private List<String> metric = List.of();

  SensitivityCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws OutputException, InterruptedException {
    if (!designs.isEmpty()) {
      arguments.refuse(RunOption.KERNEL, "DESIGN says");
    }
    if (!metric.isEmpty()) {
      arguments.add(RunOption.METRIC, metric);
    }
    Catalogue catalogue = arguments.load(surroundings.confDir(), Optional.empty());
    SensitivityStudy study = catalogue.studies().sensitivity(designs);
    return new StudyFlow(
            surroundings,
            catalogue.runOptions(),
            spec.commandLine().getOut(),
            spec.commandLine().getErr())
        .run(
            study,
            catalogue.withoutEffect(
                study.campaigns(), StudyKeys.reading("sensitivity", "compare.at-once")),
            (sensitivity, output) -> output.result(new SensitivityPresentation(sensitivity)));
  }
}
