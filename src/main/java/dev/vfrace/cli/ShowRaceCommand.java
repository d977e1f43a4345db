package dev.vfrace.cli;

import static java.util.stream.Collectors.joining;

import dev.vfrace.explain.Plays;
import dev.vfrace.explain.Race;
import dev.vfrace.explain.RaceFinder;
import dev.vfrace.explain.RacePage;
import dev.vfrace.explain.Rehearsal;
import dev.vfrace.model.KernelDesign;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.report.ShellWord;
import dev.vfrace.settings.Catalogue;
import dev.vfrace.settings.RunOption;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explains why a program has a window on a kernel design, and what closes it. */
@Command(
    name = "race",
    header = "Explains a program's window on a kernel design, and what closes it.",
    description = {
      "Says what wakes the program, what its gate looks at, between which steps of"
          + " register_netdevice it can be misled, and which change of the kernel ends that.",
      "",
      "It follows from the definitions alone, your own included, for a VF whose netvsc is up and"
          + " known; no campaign is run."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  vfrace show race v6.1 udev-azure-rule",
      "  vfrace show race v6.17 cloud-init-19.3 --timing azure-mana",
      "  vfrace show race mine my-probe -c mine.conf"
    })
final class ShowRaceCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private final ConfigOptions config = new ConfigOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "KERNEL", description = "See 'vfrace list kernels'.")
  private String kernel = "";

  @Parameters(index = "1", paramLabel = "PROGRAM", description = "See 'vfrace list userspace'.")
  private String program = "";

  @Option(
      names = "--timing",
      paramLabel = "NAME|FILE",
      description =
          "How long the steps take; see 'vfrace list timings'. Default: ${bundle:run.timing}.")
  private List<String> timing = List.of();

  @Option(names = "--wide", arity = "0", description = "Each paragraph on one line, however long.")
  private boolean wide;

  ShowRaceCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Map<RunOption, List<String>> options =
        timing.isEmpty() ? Map.of() : Map.of(RunOption.TIMING, timing);
    Catalogue catalogue = config.load(surroundings.confDir(), options);
    KernelDesign design = catalogue.kernel(kernel);
    ProgramSpec asked = catalogue.program(program);
    PrintWriter out = spec.commandLine().getOut();
    try (Rehearsal rehearsal = new Rehearsal()) {
      Plays plays = new Plays(rehearsal, catalogue.timing().driver());
      RaceFinder finder = new RaceFinder(plays, catalogue.programs());
      Race race = finder.find(design, asked);
      new RacePage(
              race,
              finder,
              catalogue.kernels(),
              catalogue.timing(),
              surroundings.page(surroundings.out(), wide))
          .lines(measurement(asked, finder.helpers(design)))
          .forEach(out::println);
    }
    out.flush();
    return ExitCode.OK;
  }

  /** Who scans at boot has no chance under another scenario. */
  private List<String> measurement(ProgramSpec asked, List<ProgramSpec> helpers) {
    List<String> words = new ArrayList<>(List.of("stress/vfrace", "run"));
    String userspace =
        Stream.concat(Stream.of(program), helpers.stream().map(ProgramSpec::name))
            .distinct()
            .collect(joining(","));
    words.addAll(List.of("--kernel", kernel, "--userspace", userspace));
    boolean boots = Plays.needsBoot(asked);
    words.addAll(List.of("--scenario", boots ? "boot" : "hot-add"));
    timing.forEach(name -> words.addAll(List.of("--timing", name)));
    words.addAll(config.given());
    return words.stream().map(ShellWord::of).toList();
  }
}
