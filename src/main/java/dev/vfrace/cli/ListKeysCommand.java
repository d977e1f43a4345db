package dev.vfrace.cli;

import dev.vfrace.report.ListJson;
import dev.vfrace.settings.DocumentedKey;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the keys of the configuration. */
@Command(
    name = "keys",
    header = "Lists the keys of the configuration, with default, range and meaning.",
    description = {
      "All keys, or those in which a text occurs, in the key or in what it means. Each can be set"
          + " with -D KEY=VALUE, or in a file given with -c, there below 'vfrace'."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  vfrace list keys",
      "  vfrace list keys latency",
      "  vfrace list keys timing.kernel"
    })
final class ListKeysCommand implements Callable<Integer> {

  private static final String INDENT = "    ";
  private static final int WIDTH = 76;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "0..1", paramLabel = "TEXT", description = "What to look for.")
  private String text = "";

  @Option(
      names = "--json",
      description = "As a JSON array of objects with key, default and comment.")
  private boolean json;

  @Override
  public Integer call() {
    List<DocumentedKey> keys = DocumentedKey.find(text);
    if (keys.isEmpty()) {
      throw new UsageException(
          "no key has '%s' in it; allowed: another text, or none for all keys".formatted(text));
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(json(keys));
    } else {
      keys.forEach(key -> print(key, out));
    }
    out.flush();
    return ExitCode.OK;
  }

  private static void print(DocumentedKey key, PrintWriter out) {
    out.println(key.key() + " = " + key.defaultValue());
    StringBuilder line = new StringBuilder();
    for (String word : key.comment().split(" ", -1)) {
      if (line.length() + word.length() >= WIDTH) {
        out.println(INDENT + line);
        line.setLength(0);
      }
      line.append(line.length() > 0 ? " " : "").append(word);
    }
    out.println(INDENT + line);
  }

  private static String json(List<DocumentedKey> keys) {
    return ListJson.render(keys.stream().map(ListKeysCommand::item).toList());
  }

  private static Map<String, String> item(DocumentedKey key) {
    Map<String, String> item = new LinkedHashMap<>();
    item.put("key", key.key());
    item.put("default", key.defaultValue());
    item.put("comment", key.comment());
    return item;
  }
}
