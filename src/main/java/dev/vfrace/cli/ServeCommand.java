package dev.vfrace.cli;

import dev.vfrace.report.ResultFile;
import dev.vfrace.serve.FileShelf;
import dev.vfrace.serve.ReportServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Serves results to a browser on this machine. */
@Command(
    name = "serve",
    header = "Serves reports to a browser on this machine, live while a campaign runs.",
    description = {
      "Prints an address that a browser opens: a list of results, the report of each, and a page"
          + " that follows a result while more of it comes.",
      "",
      "Listens on the loopback address alone, answers to its own name alone, and only reads:"
          + " nothing can be run, changed or deleted through it. Ctrl-C ends it."
    },
    exitCodeList = {
      " 2:usage error, a file holds no results, or the port is taken",
      "70:internal error",
      "130:ended by Ctrl-C"
    },
    footerHeading = "%nExamples:%n",
    footer = {"  vfrace serve run.json ab.json", "  vfrace serve run.json --port 8080"})
final class ServeCommand implements Callable<Integer> {

  private static final int HIGHEST_PORT = 65_535;

  private final Surroundings surroundings;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "What --json of run or compare has written. Read again when it changes.")
  private List<Path> files = List.of();

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "0",
      description = "Port to listen at; default ${DEFAULT-VALUE}: any that is free.")
  private int port;

  ServeCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (port < 0 || port > HIGHEST_PORT) {
      throw new UsageException("--port %d: no port; allowed: 0 to %d".formatted(port, HIGHEST_PORT));
    }
    files.forEach(ResultFile::read);
    PrintWriter out = spec.commandLine().getOut();
    try (ReportServer server =
        ReportServer.start(new FileShelf(files), port, Version.build().version())) {
      out.println("serving " + server.address() + " (Ctrl-C ends it)");
      out.flush();
      surroundings.stop().join();
    } catch (IOException taken) {
      throw new UsageException(
          "--port %d: cannot listen there: %s; allowed: a port that is free, or 0 for any"
              .formatted(port, taken.getMessage()));
    }
    return ExitCode.INTERRUPTED;
  }
}
