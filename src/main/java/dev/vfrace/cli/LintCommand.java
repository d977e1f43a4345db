package dev.vfrace.cli;

import dev.vfrace.settings.Lint;
import dev.vfrace.settings.Linted;
import dev.vfrace.settings.LintedValue;
import dev.vfrace.text.Page;
import dev.vfrace.text.Quantity;
import dev.vfrace.text.TextTable;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks a file with definitions or settings. */
@Command(
    name = "lint",
    header = "Checks a file of yours, and says where each value comes from.",
    description = {
      "Reads it as -c would, or as --timing would if it holds a timing, and puts a campaign"
          + " together of each definition in it; nothing is run. All faults are told, but for those"
          + " that a fault hides, such as what stands behind a bracket that is missing.",
      "",
      "Without faults it lists each definition with all its values: those of the file itself (own),"
          + " of the definition that it is like (like), and of reference.conf (default)."
    },
    exitCodeList = {" 0:no fault", " 2:faults, which stderr names with file, line and key"},
    footerHeading = "%nExamples:%n",
    footer = {"  vfrace lint my-probe.conf", "  vfrace lint my-timing.conf --faults-only"})
final class LintCommand implements Callable<Integer> {

  private static final int LONGEST = 40;

  private final Surroundings surroundings;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "FILE", description = "A file in HOCON.")
  private Path file = Path.of("");

  @Option(names = "--faults-only", description = "Does not list the values.")
  private boolean faultsOnly;

  @Option(names = "--wide", description = "Values in full, each on one line.")
  private boolean wide;

  LintCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Linted linted = Lint.check(surroundings.confDir(), file);
    PrintWriter err = spec.commandLine().getErr();
    linted.faults().forEach(fault -> err.println("vfrace: " + fault));
    if (!linted.faults().isEmpty()) {
      String rest = linted.complete() ? "" : "; what they hide was not looked for";
      err.println(
          "vfrace: %s: %s%s"
              .formatted(file, Quantity.count(linted.faults().size(), "fault"), rest));
      err.flush();
      return ExitCode.USAGE;
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(file + ": no faults");
    if (!faultsOnly) {
      out.print(surroundings.page(surroundings.out(), wide).text(lines(linted)));
    }
    out.flush();
    return ExitCode.OK;
  }

  private List<String> lines(Linted linted) {
    Page page = surroundings.page(surroundings.out(), wide);
    List<String> lines = new ArrayList<>();
    for (Linted.Definition definition : linted.definitions()) {
      lines.add("");
      lines.add(definition.name());
      TextTable table = TextTable.ofWords();
      table.heads("key", "value", "by", "from");
      for (LintedValue value : definition.values()) {
        String text = wide ? value.value() : Page.cut(value.value(), LONGEST);
        table.add(value.key(), text, value.by(), value.place());
      }
      lines.addAll(table.lines(page));
    }
    return lines;
  }
}
