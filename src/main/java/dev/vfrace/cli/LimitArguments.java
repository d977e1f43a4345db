package dev.vfrace.cli;

import dev.vfrace.settings.RunOption;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options that say how much is run, each of which stands for a key. */
final class LimitArguments {

  @Option(
      names = "--cycles",
      paramLabel = "N",
      description = {
        "How many hot-plug cycles over all lanes: 1M, 250k, 1_000_000.",
        "Default: ${bundle:run.auto-cycles}, or no limit with --duration."
      })
  private List<String> cycles = List.of();

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      description = "How long at most, in wall time: 60s, 10m. Default: ${bundle:run.duration}.")
  private List<String> duration = List.of();

  /** The values given of each option. */
  Map<RunOption, List<String>> given() {
    Map<RunOption, List<String>> given = new EnumMap<>(RunOption.class);
    given.put(RunOption.CYCLES, cycles);
    given.put(RunOption.DURATION, duration);
    given.values().removeIf(List::isEmpty);
    return given;
  }
}
