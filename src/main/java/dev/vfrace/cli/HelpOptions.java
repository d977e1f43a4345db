package dev.vfrace.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the help of every command has. */
@Command(
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpAutoWidth = true,
    synopsisHeading = "%nUsage: ",
    descriptionHeading = "%n",
    parameterListHeading = "%nParameters:%n",
    optionListHeading = "%nOptions:%n",
    commandListHeading = "%nCommands:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      HelpOptions.DONE,
      HelpOptions.USAGE,
      HelpOptions.INTERNAL,
      HelpOptions.INTERRUPTED
    })
final class HelpOptions {

  @SuppressWarnings("unused") // called by picocli
  @Option(
      names = "--exit-style",
      paramLabel = "STYLE",
      converter = ExitStyle.Converter.class,
      completionCandidates = ExitStyle.Words.class,
      description = {
        "How the exit code is told: vfrace, as below; kselftest (inconclusive 4, usage 64,"
            + " untrusted 65); bisect, for git bisect run (2, 3 and 4 are 125, which skips; 70 is"
            + " 255, which stops)."
      })
  void exitStyle(ExitStyle style) {
    // Start has found it before: it counts for what is wrong with the arguments, too.
  }

  /** Exit code 0. */
  static final String DONE = " 0:done";

  /** Exit code 0 of a campaign. */
  static final String HOLDS = " 0:ran, and every --expect is decided and holds";

  /** Exit code 1 of a campaign. */
  static final String FAILS = " 1:an --expect is decided and does not hold";

  /** Exit code 1 of a run. */
  static final String FAILS_OR_WORSE =
      " 1:an --expect is decided and does not hold, or the run is worse than --baseline";

  /** Exit code 2. */
  static final String USAGE = " 2:usage or configuration error; nothing was run";

  /** Exit code 3 of a campaign. */
  static final String INCONCLUSIVE =
      " 3:inconclusive: an --expect cannot be decided from so few cycles";

  /** Exit code 4. */
  static final String UNTRUSTED =
      " 4:untrusted: a control or the clock's fidelity failed; do not quote the figures";

  /** Exit code 70. */
  static final String INTERNAL = "70:internal error; what was measured is still written";

  /** Exit code 130. */
  static final String INTERRUPTED =
      "130:interrupted; what was measured is still written and reported";
}
