package dev.vfrace.cli;

import dev.vfrace.report.ListJson;
import dev.vfrace.settings.Catalogue;
import dev.vfrace.settings.Kind;
import dev.vfrace.text.Page;
import dev.vfrace.text.TextTable;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the definitions of one kind, one a line. */
@Command(
    name = "list",
    header = "Lists what conf/ offers, and what your own files add.",
    description = {
      "One definition a line, its name and what it is. In brackets stands the place of yours that"
          + " makes it, or makes it other than the bundled one. What does not fit the line is cut;"
          + " --wide shows it.",
      "",
      "'vfrace list keys' lists the keys of the configuration."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  vfrace list kernels",
      "  vfrace list userspace -c mine.conf",
      "  vfrace list keys latency",
      "  vfrace list timings --json | jq -r '.[].name'"
    })
final class ListCommand implements Callable<Integer> {

  private static final int GAP = 2;

  /** Columns of a summary that a mark leaves at least. */
  private static final int SUMMARY = 20;

  private final Surroundings surroundings;

  @Mixin private final ConfigOptions config = new ConfigOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..1",
      paramLabel = "KIND",
      converter = KindConverter.class,
      description = "kernels, scenarios, userspace, timings or images.")
  private @Nullable Kind kind;

  @Option(names = "--json", description = "As a JSON array of objects with name and summary.")
  private boolean json;

  @Option(names = "--wide", description = "Each definition on one line, however long.")
  private boolean wide;

  ListCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Kind listed = kind;
    if (listed == null) {
      throw new ParameterException(
          spec.commandLine(),
          "Missing required parameter: 'KIND'; allowed: kernels, scenarios, userspace, timings,"
              + " images, keys");
    }
    Catalogue catalogue = config.load(surroundings.confDir(), Map.of());
    Map<String, String> summaries = catalogue.pages().summaries(listed);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(json(summaries, catalogue, listed));
    } else {
      Page page = surroundings.page(surroundings.out(), wide);
      int names = summaries.keySet().stream().mapToInt(String::length).max().orElse(0);
      int room = page.width() - names - GAP;
      TextTable columns = TextTable.ofWords();
      summaries.forEach(
          (name, summary) ->
              columns.add(name, said(summary, departure(catalogue, listed, name), room)));
      columns.lines().forEach(out::println);
    }
    out.flush();
    return ExitCode.OK;
  }

  private static String departure(Catalogue catalogue, Kind kind, String name) {
    return catalogue.pages().departure(kind, name).map(" [%s]"::formatted).orElse("");
  }

  /** The summary gives way to the mark. */
  private static String said(String summary, String mark, int room) {
    return Page.cut(Page.cut(summary, Math.max(SUMMARY, room - mark.length())) + mark, room);
  }

  private static String json(Map<String, String> summaries, Catalogue catalogue, Kind kind) {
    List<Map<String, String>> items = new ArrayList<>();
    summaries.forEach(
        (name, summary) -> {
          Map<String, String> item = new LinkedHashMap<>();
          item.put("name", name);
          item.put("summary", summary);
          catalogue.pages().departure(kind, name).ifPresent(place -> item.put("departsAt", place));
          items.add(item);
        });
    return ListJson.render(items);
  }
}
