package dev.vfrace.cli;

import dev.vfrace.settings.RunOption;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say what is asked of a campaign's counts, and where they go. */
final class RunArguments {

  @Option(
      names = "--until",
      paramLabel = "RULE",
      description = {
        "Ends once enough is counted, however often that is looked at: 'P.sawUnslaved rel 10%%',"
            + " 'P.sawUnslaved < 1e-6', 'P.sawUnslaved events 50', 'time 5m', joined by and, or.",
        "The intervals are then those of a confidence sequence, which hold at any stop."
      })
  private List<String> until = List.of();

  @Option(
      names = "--expect",
      paramLabel = "EXPR",
      description = {
        "What has to hold: PROGRAM.METRIC OPERATOR RATE, decided by the 95 %% interval.",
        "May be given more than once, all have to hold."
      })
  private List<String> expect = List.of();

  @Option(
      names = "--fleet",
      paramLabel = "COUNT-UNIT/PERIOD",
      description = {
        "Works out the incidents of a fleet, for example of 300k-hot-plugs/week. Boots, as in"
            + " 2M-boots/day, need a scenario that boots."
      })
  private List<String> fleet = List.of();

  @Option(
      names = "--metric",
      paramLabel = "METRIC",
      description = {
        "What the table is about: its rows are sorted by it, and it is shown with its interval.",
        "Default: ${bundle:run.metric}."
      })
  private List<String> metric = List.of();

  @Option(
      names = "--witnesses",
      paramLabel = "N",
      description = {
        "How many cycles are kept as they ran, for 'vfrace witness'. Default:"
            + " ${bundle:run.witnesses}."
      })
  private List<String> witnesses = List.of();

  @Option(
      names = "--no-witnesses",
      arity = "0",
      description = "Keeps no cycles: the same as --witnesses 0.")
  private List<Boolean> noWitnesses = List.of();

  @Option(
      names = "--baseline",
      paramLabel = "ID|FILE",
      description = {
        "A run in the store ('vfrace runs'), or a file of --json: exit code 1 if this run is worse"
            + " in its metric, for any program that is in both, by an interval that all of them"
            + " hold at once at 95 %%."
      })
  private List<String> baseline = List.of();

  @Option(
      names = "--json",
      paramLabel = "FILE|-",
      description = {
        "Writes the results as JSON to a file, which appears complete or not at all.",
        "With - standard output holds the JSON alone; the table goes to standard error."
      })
  private List<String> json = List.of();

  @Mixin private final FormatArguments format = new FormatArguments();

  /** The values given of each option. */
  Map<RunOption, List<String>> given() {
    Map<RunOption, List<String>> given = new EnumMap<>(RunOption.class);
    given.put(RunOption.UNTIL, until);
    given.put(RunOption.EXPECT, expect);
    given.put(RunOption.FLEET, fleet);
    given.put(RunOption.METRIC, metric);
    if (!witnesses.isEmpty() && !noWitnesses.isEmpty()) {
      throw new UsageException("--witnesses and --no-witnesses; allowed: one of the two");
    }
    given.put(RunOption.WITNESSES, witnesses);
    given.put(RunOption.NO_WITNESSES, noWitnesses.isEmpty() ? List.of() : List.of("0"));
    given.put(RunOption.BASELINE, baseline);
    given.put(RunOption.JSON, json);
    given.put(RunOption.FORMAT, format.given());
    given.values().removeIf(List::isEmpty);
    return given;
  }
}
