package dev.vfrace.cli;

import dev.vfrace.fidelity.Dial;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Explains the clock, with figures of this machine. */
@Command(
    name = "clock",
    header = "Explains lag and pace, with figures measured on this machine.",
    description = "Takes some ten seconds.")
final class ShowClockCommand implements Callable<Integer> {

  private static final long CYCLES = 50_000;

  private static final List<String> EXPLANATION =
      List.of(
          "Time is modelled. Each VM has two sides, the kernel's and userspace's, on the",
          "threads that --placement says; each does what is due in the order of its",
          "deadlines.",
          "",
          "vfrace.clock.lag (--lag) bounds how far one side's modelled time may run ahead",
          "of the other's, and so how much the scheduling of the threads may decide a race:",
          "  auto       a small share (vfrace.clock.auto-lag-share) of the campaign's",
          "             shortest window: the configured timing decides",
          "  TIME       as long as you say; more than 1 % of the shortest window (the",
          "             controls' tolerance) is untrusted, since it biases a rate by about",
          "             its share",
          "  unbounded  nothing holds the sides together: raw scheduling noise, labelled so",
          "",
          "vfrace.clock.pace (--pace): free runs as fast as both sides keep together, so",
          "that seconds of waiting cost nothing; real keeps modelled time to the wall",
          "clock. Both give the same frequencies. With --threads 1 at free pace a run is",
          "deterministic.",
          "");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    EXPLANATION.forEach(out::println);
    new Dial(Runtime.getRuntime().availableProcessors(), CYCLES).print(out);
    return ExitCode.OK;
  }
}
