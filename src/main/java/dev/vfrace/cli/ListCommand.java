package dev.vfrace.cli;

import dev.vfrace.report.DefinitionsJson;
import dev.vfrace.settings.Kind;
import dev.vfrace.text.TextTable;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the definitions of one kind, one a line. */
@Command(
    name = "list",
    header = "Lists what conf/ offers, and what your own files add.",
    description = "One definition a line, its name and what it is.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  vfrace list kernels",
      "  vfrace list userspace -c mine.conf",
      "  vfrace list timings --json | jq -r '.[].name'"
    })
final class ListCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private final ConfigOptions config = new ConfigOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "KIND",
      converter = KindConverter.class,
      description = "kernels, scenarios, userspace or timings.")
  private Kind kind = Kind.KERNEL;

  @Option(names = "--json", description = "As a JSON array of objects with name and summary.")
  private boolean json;

  ListCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Map<String, String> summaries =
        Summaries.of(config.load(surroundings.confDir(), Map.of()), kind);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(new DefinitionsJson().render(summaries));
    } else {
      TextTable columns = TextTable.ofWords();
      summaries.forEach(columns::add);
      columns.lines().forEach(out::println);
    }
    out.flush();
    return ExitCode.OK;
  }
}
