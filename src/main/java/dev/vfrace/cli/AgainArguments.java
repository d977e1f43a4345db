package dev.vfrace.cli;

import dev.vfrace.raw.RawRun;
import dev.vfrace.settings.RunOption;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of what is run from a record: how its result is told, and where it is kept. */
final class AgainArguments {

  @Mixin private final FormatArguments format = new FormatArguments();

  @Option(names = "--json", paramLabel = "FILE|-", description = "As with 'run'.")
  private List<String> json = List.of();

  @Option(names = "--quiet", arity = "0", description = "No progress and no notes.")
  private boolean quiet;

  @Option(names = "--no-progress", arity = "0", description = "No progress on standard error.")
  private boolean noProgress;

  @Option(names = "--wide", arity = "0", description = "As with 'run'.")
  private boolean wide;

  /** What a run was asked. */
  static Map<RunOption, List<String>> asked(RawRun raw) {
    return Map.of(
        RunOption.EXPECT, raw.questions().expect(),
        RunOption.METRIC, List.of(raw.questions().metric().word()),
        RunOption.FLEET, raw.questions().fleet().stream().toList());
  }

  /** Whether no notes are wanted. */
  boolean isQuiet() {
    return quiet;
  }

  /** The options that say how a result is told. */
  Map<RunOption, List<String>> outputs() {
    Map<RunOption, List<String>> options = new EnumMap<>(RunOption.class);
    options.put(RunOption.JSON, json);
    options.put(RunOption.FORMAT, format.given());
    options.put(RunOption.QUIET, quiet ? List.of("true") : List.of());
    options.put(RunOption.NO_PROGRESS, noProgress ? List.of("false") : List.of());
    options.put(RunOption.WIDE, wide ? List.of("true") : List.of());
    return options;
  }
}
