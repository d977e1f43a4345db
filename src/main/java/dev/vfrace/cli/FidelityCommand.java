package dev.vfrace.cli;

import dev.vfrace.fidelity.Fidelity;
import dev.vfrace.fidelity.Group;
import dev.vfrace.question.Verdict;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs races with known answers. */
@Command(
    name = "fidelity",
    header = "Runs a matrix of races with known answers: is what is measured true?",
    description = {
      "Each cell is a race whose probability is known in closed form. It runs on threads, on the"
          + " oracle (one thread, the same random draws), and without a bound between the threads.",
      "",
      "A cell is right if the truth is inside the 99.9 %% interval, if (from a probability of 0.01"
          + " on) threads change the rate by at most 1 %%, and if it runs at half the speed that it"
          + " has without a bound, or faster (medians of three turns). 'to oracle' is what threads"
          + " change, free of sampling noise; the sampling noise is in the interval.",
      "",
      "From a probability of 0.01 on a cell has the cycles that its truth takes for a 95 %%"
          + " interval of 1 %% to either side, unless those are too many; then its row says 'wide'."
          + " What the words mean is printed above the rows.",
      "",
      "'stress/fidelity' runs all of it, and again under disturbances."
    },
    exitCodeList = {
      " 0:every cell is right",
      HelpOptions.USAGE,
      " 4:a cell is wrong or does not come to its end; the others still run",
      HelpOptions.INTERNAL
    })
final class FidelityCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--group",
      paramLabel = "GROUP",
      split = ",",
      defaultValue = "CORE",
      description = "Which cells: ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  private List<Group> groups = List.of();

  @Option(names = "--quick", description = "20,000 cycles a cell: too few to tell 1 %%.")
  private boolean quick;

  @Option(
      names = "--most-cycles",
      paramLabel = "CYCLES",
      defaultValue = "2000000",
      description = "No cell has more cycles than this; default ${DEFAULT-VALUE}.")
  private long mostCycles;

  @Option(names = "--rates-only", description = "Does not judge speed: for use under disturbance.")
  private boolean ratesOnly;

  @Option(names = "--wide", arity = "0", description = "Rows with all their columns.")
  private boolean wide;

  private final Surroundings surroundings;

  FidelityCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (mostCycles < 1) {
      throw new ParameterException(spec.commandLine(), "--most-cycles must be at least 1");
    }
    int threads = Runtime.getRuntime().availableProcessors();
    boolean right =
        new Fidelity(
                threads,
                spec.commandLine().getOut(),
                surroundings.page(surroundings.out(), wide),
                quick,
                ratesOnly,
                mostCycles)
            .run(groups);
    return right ? ExitCode.OK : Verdict.UNTRUSTED.exitCode();
  }
}
