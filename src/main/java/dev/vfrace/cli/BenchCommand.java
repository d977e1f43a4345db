package dev.vfrace.cli;

import dev.vfrace.bench.Benchmark;
import dev.vfrace.bench.Campaigns;
import dev.vfrace.settings.Catalogue;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures speed and memory on this machine. */
@Command(
    name = "bench",
    header = "Measures this machine: a bare ring of Pekko actors against vfrace itself.",
    description =
        "Prints medians and the ratio. Leave the machine alone meanwhile; it takes a few minutes.")
final class BenchCommand implements Callable<Integer> {

  private static final int MOST_REPEATS = 100;

  private final Surroundings surroundings;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--repeats",
      paramLabel = "N",
      defaultValue = "5",
      description = "How often each is measured, 1 to 100; default ${DEFAULT-VALUE}.")
  private int repeats;

  BenchCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (repeats < 1 || repeats > MOST_REPEATS) {
      throw new ParameterException(
          spec.commandLine(), "--repeats " + repeats + ": allowed: 1 to " + MOST_REPEATS);
    }
    Campaigns campaigns =
        new Campaigns(
            Catalogue.load(surroundings.confDir(), List.of(), List.of(), Map.of()),
            Runtime.getRuntime().availableProcessors());
    new Benchmark(campaigns, spec.commandLine().getOut(), repeats).run();
    return ExitCode.OK;
  }
}
