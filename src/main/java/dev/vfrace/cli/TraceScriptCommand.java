package dev.vfrace.cli;

import dev.vfrace.calibration.TraceScript;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints what to run on the machine in question. */
@Command(
    name = "trace-script",
    header = "Prints a script that traces hot-plugs on a real machine, for 'calibrate'.",
    description = {
      "It is plain sh, short enough to be read before it is run as root, and needs nothing but"
          + " tracefs: it sets kprobes, checks that each is there, traces for the seconds that you"
          + " say, says what was lost, and takes its probes back. If there is udevadm, what that"
          + " receives is written along, for the latency of a receiver's wake-up.",
      "",
      "While it runs, have the VF go and come: from the host, or on a machine of your own with"
          + " unbind and bind of its driver in /sys/bus/pci. 30 times make quantiles, 300 make them"
          + " good."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  vfrace trace-script > trace.sh    # read it; on the machine: sh trace.sh 300 > trace.txt",
      "  vfrace trace-script --plain > plain.sh",
      "  vfrace calibrate trace.txt --out mine.conf --rows mine.csv"
    })
final class TraceScriptCommand implements Callable<Integer> {

  private static final String PROBES = "stress/live/probes";

  private final Surroundings surroundings;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--plain",
      description = "With udevadm and journalctl alone, for those without root: it bounds less.")
  private boolean plain;

  TraceScriptCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    out.print(plain ? TraceScript.plain() : traced());
    out.flush();
    return ExitCode.OK;
  }

  private String traced() {
    Path probes = surroundings.confDir().resolveSibling(PROBES);
    try {
      return TraceScript.traced(Files.readAllLines(probes));
    } catch (IOException e) {
      throw new UsageException("%s: cannot be read: %s".formatted(probes, e.getMessage()));
    }
  }
}
