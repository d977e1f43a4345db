package dev.vfrace.cli;

import dev.vfrace.report.ResultFile;
import dev.vfrace.serve.FileShelf;
import dev.vfrace.serve.ReportServer;
import dev.vfrace.serve.Shelf;
import dev.vfrace.serve.StoreShelf;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
          + " that follows a result while more of it comes. Without FILE it shows the store, and in"
          + " it what runs just now, batch by batch as it is kept.",
      "",
      "Listens on the loopback address alone, answers to its own name alone, and only reads:"
          + " nothing can be run, changed or deleted through it. Ctrl-C ends it."
    },
    exitCodeList = {
      " 2:usage error, a file holds no results, there is no store, or the port is taken",
      "70:internal error",
      "130:ended by Ctrl-C"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  vfrace serve",
      "  vfrace serve --store runs.db --port 8080",
      "  vfrace serve run.json ab.json"
    })
final class ServeCommand implements Callable<Integer> {

  private static final int HIGHEST_PORT = 65_535;

  private final Surroundings surroundings;

  @Mixin private final StoreOption store = new StoreOption();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = "What --json has written, in place of the store. Read again when it changes.")
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
      throw new UsageException(
          "--port %d: no port; allowed: 0 to %d".formatted(port, HIGHEST_PORT));
    }
    if (files.isEmpty()) {
      try (StoreShelf runs = new StoreShelf(store.file(surroundings))) {
        serve(runs);
      }
    } else {
      files.forEach(ResultFile::read);
      serve(new FileShelf(files));
    }
    return ExitCode.INTERRUPTED;
  }

  private void serve(Shelf shelf) {
    PrintWriter out = spec.commandLine().getOut();
    try (ReportServer server = ReportServer.start(shelf, port, Version.build().version())) {
      out.println("serving " + server.address() + " (Ctrl-C ends it)");
      out.flush();
      surroundings.stop().join();
    } catch (IOException taken) {
      throw new UsageException(
          "--port %d: cannot listen there: %s; allowed: a port that is free, or 0 for any"
              .formatted(port, taken.getMessage()));
    }
  }
}
