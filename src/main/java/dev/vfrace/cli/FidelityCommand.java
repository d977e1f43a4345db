package dev.vfrace.cli;

import dev.vfrace.fidelity.Fidelity;
import dev.vfrace.fidelity.Group;
import dev.vfrace.results.Verdict;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
      "'stress/fidelity' runs all of it, and again under disturbances."
    },
    footer = {"", "Exit code 4 if any cell is wrong."})
final class FidelityCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--group",
      paramLabel = "GROUP",
      split = ",",
      defaultValue = "CORE",
      description = "Which cells: ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  private List<Group> groups = List.of();

  @Option(names = "--quick", description = "A fifth of the cycles.")
  private boolean quick;

  @Option(names = "--rates-only", description = "Does not judge speed: for use under disturbance.")
  private boolean ratesOnly;

  @Override
  public Integer call() throws InterruptedException {
    int threads = Runtime.getRuntime().availableProcessors();
    boolean right =
        new Fidelity(threads, spec.commandLine().getOut(), quick, ratesOnly).run(groups);
    return right ? ExitCode.OK : Verdict.UNTRUSTED.exitCode();
  }
}
