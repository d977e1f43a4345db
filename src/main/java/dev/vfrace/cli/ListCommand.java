package dev.vfrace.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vfrace.settings.Catalogue;
import dev.vfrace.settings.Kind;
import dev.vfrace.text.TextTable;
import java.io.PrintWriter;
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
          + " makes it, or makes it other than the bundled one.",
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

  private final Surroundings surroundings;

  @Mixin private final ConfigOptions config = new ConfigOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..1",
      paramLabel = "KIND",
      converter = KindConverter.class,
      description = "kernels, scenarios, userspace or timings.")
  private @Nullable Kind kind;

  @Option(names = "--json", description = "As a JSON array of objects with name and summary.")
  private boolean json;

  ListCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws JsonProcessingException {
    Kind listed = kind;
    if (listed == null) {
      throw new ParameterException(
          spec.commandLine(),
          "Missing required parameter: 'KIND'; allowed: kernels, scenarios, userspace, timings,"
              + " keys");
    }
    Catalogue catalogue = config.load(surroundings.confDir(), Map.of());
    Map<String, String> summaries = Summaries.of(catalogue, listed);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(json(summaries, catalogue, listed));
    } else {
      TextTable columns = TextTable.ofWords();
      summaries.forEach(
          (name, summary) ->
              columns.add(
                  name,
                  catalogue
                      .departure(listed, name)
                      .map(place -> summary + " [" + place + "]")
                      .orElse(summary)));
      columns.lines().forEach(out::println);
    }
    out.flush();
    return ExitCode.OK;
  }

  private static String json(Map<String, String> summaries, Catalogue catalogue, Kind kind)
      throws JsonProcessingException {
    ObjectMapper mapper = new ObjectMapper();
    ArrayNode list = mapper.createArrayNode();
    summaries.forEach(
        (name, summary) -> {
          ObjectNode entry = list.addObject().put("name", name).put("summary", summary);
          catalogue.departure(kind, name).ifPresent(place -> entry.put("departsAt", place));
        });
    return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(list);
  }
}
