package dev.vfrace.cli;

import dev.vfrace.report.ListJson;
import dev.vfrace.store.RunStore;
import dev.vfrace.store.StoredRun;
import dev.vfrace.text.Quantity;
import dev.vfrace.text.TextTable;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the runs in the store. */
@Command(
    name = "runs",
    header = "Lists the runs in the store; labels, deletes and checks them.",
    description = {
      "Every 'run' and 'compare' is kept batch by batch while it runs, so that at most the batch"
          + " under way is lost when its process is. The newest comes first.",
      "",
      "States: running, complete, interrupted (by Ctrl-C), failed, and lost (its process was gone"
          + " before it had ended; 'vfrace resume ID' goes on)."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  vfrace runs --kernel v6.1 --since 7d",
      "  vfrace runs label 12 'before the patch'",
      "  vfrace runs delete 3 4 5",
      "  vfrace runs --json | jq '.[].id'"
    })
final class RunsCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private final StoreOption store = new StoreOption();
  @Mixin private final RunFilter filter = new RunFilter();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--json", description = "As a JSON array of objects.")
  private boolean json;

  @Option(names = "--wide", description = "Each run on one line, however long.")
  private boolean wide;

  RunsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    List<StoredRun> runs;
    try (RunStore open = RunStore.read(store.file(surroundings))) {
      runs = open.runs().stream().filter(filter).toList();
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(ListJson.render(runs.stream().map(RunsCommand::item).toList()));
    } else if (runs.isEmpty()) {
      out.println("no run");
    } else {
      table(runs).lines(surroundings.page(surroundings.out(), wide)).forEach(out::println);
    }
    out.flush();
    return ExitCode.OK;
  }

  private static TextTable table(List<StoredRun> runs) {
    TextTable table = TextTable.ofWords();
    table.heads(
        "run", "started (UTC)", "what", "state", "cycles", "kernel", "scenario", "timing", "label");
    table.mayLack("timing", 7);
    table.mayLack("scenario", 6);
    for (StoredRun run : runs) {
      table.add(
          Long.toString(run.id()),
          started(run),
          run.kind().word(),
          run.state().word(),
          cycles(run),
          all(run, StoredRun.Campaign::kernel),
          all(run, StoredRun.Campaign::scenario),
          all(run, StoredRun.Campaign::timing),
          run.label());
    }
    return table;
  }

  private static String started(StoredRun run) {
    return run.started()
        .truncatedTo(ChronoUnit.MINUTES)
        .toString()
        .replace("T", " ")
        .substring(0, 16);
  }

  private static String cycles(StoredRun run) {
    if (run.campaigns().isEmpty()) {
      return "";
    }
    boolean isWhole = run.requested().isEmpty() || run.requested().getAsLong() == run.cycles();
    return Quantity.count(run.cycles())
        + (isWhole ? "" : " of " + Quantity.count(run.requested().getAsLong()));
  }

  /** What its campaigns are of, each said once. */
  private static String all(StoredRun run, Function<StoredRun.Campaign, String> of) {
    List<String> names = run.campaigns().stream().map(of).distinct().toList();
    return names.size() > 2
        ? "%s and %d more".formatted(names.get(0), names.size() - 1)
        : String.join(", ", names);
  }

  private static Map<String, String> item(StoredRun run) {
    Map<String, String> item = new LinkedHashMap<>();
    item.put("id", Long.toString(run.id()));
    item.put("started", run.started().toString());
    item.put("kind", run.kind().word());
    item.put("state", run.state().word());
    item.put("cycles", Long.toString(run.cycles()));
    run.requested().ifPresent(cycles -> item.put("requestedCycles", Long.toString(cycles)));
    item.put("batches", Long.toString(run.batches()));
    for (Map.Entry<String, Function<StoredRun.Campaign, String>> column : columns().entrySet()) {
      item.put(
          column.getKey(),
          run.campaigns().stream()
              .map(column.getValue())
              .distinct()
              .collect(Collectors.joining(", ")));
    }
    item.put("label", run.label());
    item.put("command", run.command());
    return item;
  }

  private static Map<String, Function<StoredRun.Campaign, String>> columns() {
    Map<String, Function<StoredRun.Campaign, String>> columns = new LinkedHashMap<>();
    columns.put("kernel", StoredRun.Campaign::kernel);
    columns.put("scenario", StoredRun.Campaign::scenario);
    columns.put("timing", StoredRun.Campaign::timing);
    columns.put("fingerprint", StoredRun.Campaign::fingerprint);
    return columns;
  }
}
