package dev.vfrace.cli;

import dev.vfrace.analysis.ResultBuilder;
import dev.vfrace.raw.RawRun;
import dev.vfrace.raw.RawSum;
import dev.vfrace.report.Presentation;
import dev.vfrace.report.RunPresentation;
import dev.vfrace.settings.Mergeable;
import dev.vfrace.store.Kind;
import dev.vfrace.store.RunStore;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Adds runs of the same thing up. */
@Command(
    name = "merge",
    header = "Adds runs in the store up that ran the same with other draws, and keeps the sum.",
    description = {
      "They may differ in seed, cycles and time, and in nothing else: what differs is named and"
          + " refused. Two of one seed drew the same delays, which would count twice; they are"
          + " refused, unless the scheduling of threads is what they measured. So are runs that"
          + " stopped by what they counted (--until)."
    },
    exitCodeList = {
      HelpOptions.HOLDS,
      HelpOptions.FAILS,
      HelpOptions.USAGE,
      HelpOptions.INCONCLUSIVE,
      HelpOptions.UNTRUSTED,
      HelpOptions.INTERNAL
    },
    footerHeading = "%nExamples:%n",
    footer = {"  vfrace run --seed 1; vfrace run --seed 2; vfrace merge 1 2"})
final class MergeCommand implements Callable<Integer> {

  private static final String SEED = "run.seed";

  private final Surroundings surroundings;

  @Mixin private final StoreOption store = new StoreOption();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "2..*", paramLabel = "ID", description = "Their numbers.")
  private List<Long> ids = List.of();

  @Option(names = "--wide", arity = "0", description = "As with 'run'.")
  private boolean wide;

  MergeCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try (RunStore open = RunStore.change(store.file(surroundings))) {
      Map<Long, RawRun> runs = new LinkedHashMap<>();
      ids.forEach(id -> runs.put(id, run(id, open.result(id))));
      if (runs.size() < ids.size()) {
        throw new UsageException("merge: a run is there twice; allowed: each once");
      }
      check(runs);
      RawRun sum = sum(new ArrayList<>(runs.values()));
      RunPresentation result = new RunPresentation(ResultBuilder.build(sum));
      String command =
          "merge " + ids.stream().map(String::valueOf).collect(Collectors.joining(" "));
      long id = open.add(Kind.MERGE, command, sum);
      PrintWriter out = spec.commandLine().getOut();
      out.print(result.text(surroundings.page(surroundings.out(), wide)));
      out.flush();
      spec.commandLine().getErr().println("vfrace: kept as run " + id);
      return result.verdict().exitCode();
    }
  }

  private static RawRun run(long id, Presentation result) {
    if (result instanceof RunPresentation run) {
      return run.runs().get(0);
    }
    throw new UsageException("run %d: allowed: what 'vfrace run' has run".formatted(id));
  }

  private static void check(Map<Long, RawRun> runs) {
    Map.Entry<Long, RawRun> first = runs.entrySet().iterator().next();
    Map<String, Long> seeds = new LinkedHashMap<>();
    runs.forEach(
        (id, run) -> {
          String configuration = run.provenance().configuration();
          if (run.amounts().until().isPresent()) {
            throw new UsageException(
                "run %d: run.until is %s, so that its counts said when to stop; allowed: none"
                    .formatted(id, run.amounts().until().get()));
          }
          Mergeable.difference(first.getValue().provenance().configuration(), configuration)
              .ifPresent(
                  what -> {
                    throw new UsageException(
                        "runs %d and %d are not of the same: %s"
                            .formatted(first.getKey(), id, what));
                  });
          Long other = seeds.put(Mergeable.value(configuration, SEED).orElse(""), id);
          if (other != null && !run.clock().measuresScheduling()) {
            throw new UsageException(
                "runs %d and %d: run.seed is %s in both, so that they drew the same delays"
                        .formatted(other, id, run.amounts().seed())
                    + "; allowed: each seed once");
          }
        });
  }

  /** Whole only if all of them are. */
  private static RawRun sum(List<RawRun> runs) {
    List<RawRun> wholeFirst = new ArrayList<>(runs);
    Optional<RawRun> cut = runs.stream().filter(MergeCommand::isCut).findFirst();
    cut.ifPresent(
        last -> {
          wholeFirst.remove(last);
          wholeFirst.add(last);
        });
    return wholeFirst.stream().reduce(RawSum::of).orElseThrow();
  }

  private static boolean isCut(RawRun run) {
    return switch (run.course().reason()) {
      case COMPLETE, TIME_IS_UP, COUNTED_ENOUGH -> false;
      case INTERRUPTED, FAILED, LOST -> true;
    };
  }
}
