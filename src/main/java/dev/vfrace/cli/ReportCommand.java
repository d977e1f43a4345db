package dev.vfrace.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vfrace.page.ReportPage;
import dev.vfrace.page.Told;
import dev.vfrace.store.SavedRuns;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes results as a page to be looked at. */
@Command(
    name = "report",
    header = "Writes results as one file of HTML, to be read in a browser or printed.",
    description = {
      "The page begins with what was measured, how often it happened, and whether the number may be"
          + " quoted. Below are the outcomes with their intervals, how they converged, batches and"
          + " what disturbed them, windows, where the timings come from, the configuration, and the"
          + " command that repeats it; each chart has its table.",
      "",
      "It loads nothing, needs no network and no script, and is the same for the same results, byte"
          + " for byte. What the results come to is in the page; the exit code says whether it was"
          + " written."
    },
    exitCodeList = {
      " 0:the page is written",
      " 2:usage error, or a file holds no results",
      "70:internal error, or the page could not be written"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  vfrace run --cycles 1M --json run.json; vfrace report run.json --out run.html",
      "  vfrace compare --kernel v6.1,v6.7 --json ab.json; vfrace report ab.json --out ab.html"
    })
final class ReportCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private final StoreOption store = new StoreOption();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|ID",
      description = "What --json has written, or the number of a run in the store.")
  private List<String> names = List.of();

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "FILE",
      description = "Where the page goes; an older one is replaced.")
  private String out = "";

  ReportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws OutputException {
    WholeFile target =
        WholeFile.open(out, "--out '%s'".formatted(out), "a file in a writable directory");
    SavedRuns saved = store.saved(surroundings);
    List<Told> results = names.stream().map(name -> new Told(name, saved.read(name))).toList();
    String page = new ReportPage(Version.build().version()).of(results);
    byte[] bytes = page.getBytes(UTF_8);
    try {
      target.write(bytes);
    } catch (IOException e) {
      throw new OutputException(out, e);
    }
    spec.commandLine().getErr().println("vfrace: wrote " + out);
    spec.commandLine().getErr().flush();
    return ExitCode.OK;
  }
}
