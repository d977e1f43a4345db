package dev.vfrace.cli;

import dev.vfrace.settings.RunOption;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/**
 * The options that say what campaign is run, each of which stands for a key. Of an option given
 * twice, the last one wins.
 */
final class CampaignArguments {

  @Option(
      names = "--kernel",
      paramLabel = "NAME",
      description = "The kernel design; see 'vfrace list kernels'. Default: ${bundle:run.kernel}.")
  private List<String> kernel = List.of();

  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      description =
          "What happens to the VMs; see 'vfrace list scenarios'. Default: ${bundle:run.scenario}.")
  private List<String> scenario = List.of();

  @Option(
      names = "--timing",
      paramLabel = "NAME|FILE",
      description =
          "How long things take; see 'vfrace list timings'. Default: ${bundle:run.timing}.")
  private List<String> timing = List.of();

  @Option(
      names = "--userspace",
      paramLabel = "A,B,C|all",
      description =
          "The programs that watch; see 'vfrace list userspace'. Default: ${bundle:run.userspace},"
              + " those of the image, or all.")
  private List<String> userspace = List.of();

  @Option(
      names = "--image",
      paramLabel = "NAME",
      description =
          "Instead of --userspace: the programs that a distribution ships; see 'vfrace list"
              + " images'. Default: ${bundle:run.image}.")
  private List<String> image = List.of();

  @Option(
      names = "--lanes",
      paramLabel = "N|auto",
      description =
          "VMs simulated at once. Default: ${bundle:run.lanes}, ${bundle:run.auto-lanes}.")
  private List<String> lanes = List.of();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Dispatcher threads. Default: ${bundle:run.threads}, one for each processor.")
  private List<String> threads = List.of();

  @Option(
      names = "--placement",
      paramLabel = "auto|together|tasks|apart",
      description = {
        "Which threads run the two sides of a VM. together: whichever is free takes the whole VM;"
            + " tasks: a side of it; apart: always two; auto: apart where scheduling is what is"
            + " measured (unbounded lag, no windows, real pace), else together.",
        "Default: ${bundle:run.placement}."
      })
  private List<String> placement = List.of();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = {
        "Where all random draws begin. Default: ${bundle:run.seed}.",
        "One thread at free pace gives the same counts for the same seed."
      })
  private List<String> seed = List.of();

  @Option(
      names = "--pace",
      paramLabel = "real|free",
      description = {
        "real: modelled time is wall time; free: as fast as all threads keep together.",
        "Default: ${bundle:clock.pace}."
      })
  private List<String> pace = List.of();

  @Option(
      names = "--lag",
      paramLabel = "auto|TIME|unbounded",
      description = {
        "How far one thread's modelled time may run ahead of the slowest, that is, how much"
            + " scheduling noise a race may feel; unbounded is raw noise.",
        "Default: ${bundle:clock.lag}."
      })
  private List<String> lag = List.of();

  @Option(
      names = "--quiet",
      arity = "0",
      description = {"No progress and no notes. The table is still shown, but not with --json -."})
  private List<Boolean> quiet = List.of();

  @Option(names = "--no-progress", arity = "0", description = "No progress on standard error.")
  private List<Boolean> noProgress = List.of();

  @Option(
      names = "--wide",
      arity = "0",
      description = "Tables with all their columns, each row on one line however long.")
  private List<Boolean> wide = List.of();

  /** The values given of each option. */
  Map<RunOption, List<String>> given() {
    Map<RunOption, List<String>> given = new EnumMap<>(RunOption.class);
    given.put(RunOption.KERNEL, kernel);
    given.put(RunOption.SCENARIO, scenario);
    given.put(RunOption.TIMING, timing);
    given.put(RunOption.USERSPACE, userspace);
    given.put(RunOption.IMAGE, image);
    given.put(RunOption.LANES, lanes);
    given.put(RunOption.THREADS, threads);
    given.put(RunOption.PLACEMENT, placement);
    given.put(RunOption.SEED, seed);
    given.put(RunOption.PACE, pace);
    given.put(RunOption.LAG, lag);
    given.put(RunOption.QUIET, quiet.isEmpty() ? List.of() : List.of("true"));
    given.put(RunOption.NO_PROGRESS, noProgress.isEmpty() ? List.of() : List.of("false"));
    given.put(RunOption.WIDE, wide.isEmpty() ? List.of() : List.of("true"));
    given.values().removeIf(List::isEmpty);
    return given;
  }
}
