package dev.vfrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.campaign.BatchSink;
import dev.vfrace.campaign.Resumption;
import dev.vfrace.raw.RawRun;
import dev.vfrace.raw.Tallies;
import dev.vfrace.report.RunPresentation;
import dev.vfrace.settings.Catalogue;
import dev.vfrace.store.RunStore;
import dev.vfrace.store.State;
import dev.vfrace.store.StoredRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that are kept, and what is done with them then, all on one thread. */
@Tag("campaign")
final class KeptRunTest {

  @TempDir private Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void aRunIsKeptInBatchesAndToldAgainByteForByte() throws IOException {
    assertThat(vfrace(run("--json", file("run.json").toString()))).isZero();
    String told = takeOut();

    assertThat(vfrace("analyze", "1")).isZero();
    assertThat(takeOut()).isEqualTo(told);
    assertThat(vfrace("analyze", "1", "--format", "json")).isZero();
    assertThat(takeOut()).isEqualTo(Files.readString(file("run.json")));
    try (RunStore store = RunStore.read(file("runs.db"))) {
      StoredRun run = store.run(1);
      assertThat(run.state()).isEqualTo(State.COMPLETE);
      assertThat(run.batches()).isGreaterThan(1);
      RawRun whole = ((RunPresentation) store.result(1)).runs().get(0);
      RawRun sum = store.sumOfBatches(1);
      assertThat(sum.course().cycles()).isEqualTo(4000);
      assertThat(total(sum)).isEqualTo(total(whole));
      assertThat(sum.tallies().controls()).isEqualTo(whole.tallies().controls());
      assertThat(sum.tallies().stocks()).isEqualTo(whole.tallies().stocks());
      assertThat(sum.tallies().traffic()).isEqualTo(whole.tallies().traffic());
      assertThat(sum.histograms().flagWindow()).isEqualTo(whole.histograms().flagWindow());
      assertThat(sum.histograms().outage()).isEqualTo(whole.histograms().outage());
    }
  }

  @Test
  void aRunThatWasStoppedGoesOnToTheCountsOfOneThatWasNot() {
    assertThat(vfrace(run())).isZero();
    assertThat(vfraceStoppedAfter(2, run())).isEqualTo(130);
    assertThat(err.toString()).contains("kept as run 2; 'vfrace resume 2' goes on");
    assertThat(only(2).state()).isEqualTo(State.INTERRUPTED);
    assertThat(only(2).cycles()).isBetween(1L, 3999L);

    assertThat(vfrace("resume", "2", "--no-progress")).isZero();

    RawRun whole = raw(1);
    RawRun resumed = raw(2);
    assertThat(only(2).state()).isEqualTo(State.COMPLETE);
    assertThat(only(2).cycles()).isEqualTo(4000);
    assertThat(total(resumed)).isEqualTo(total(whole));
    assertThat(resumed.tallies().controls()).isEqualTo(whole.tallies().controls());
    assertThat(resumed.tallies().stocks()).isEqualTo(whole.tallies().stocks());
    assertThat(resumed.tallies().traffic()).isEqualTo(whole.tallies().traffic());
    assertThat(resumed.histograms().flagWindow()).isEqualTo(whole.histograms().flagWindow());
    assertThat(vfrace("runs", "check")).as(out.toString()).isZero();
    assertThat(vfrace("resume", "2")).isEqualTo(2);
    assertThat(err.toString()).contains("run 2: is complete; allowed: a run that was");
  }

  @Test
  void whatIsToldToGoOnWithWorksAsItIsToldWhereTheStoreIsAnother() {
    String other = file("other.db").toString();
    assertThat(vfraceStoppedAfter(2, run("--store", other))).isEqualTo(130);
    assertThat(err.toString())
        .contains("kept as run 1; 'vfrace resume 1 --store %s' goes on".formatted(other));
    assertThat(vfrace("resume", "1", "--store", other, "--no-progress")).isZero();
    assertThat(err.toString())
        .contains("kept as run 1; 'vfrace analyze 1 --store %s' shows it again".formatted(other));
    assertThat(vfrace("analyze", "1", "--store", other)).isZero();
  }

  /** What changes runs makes no store for them. */
  @ParameterizedTest
  @ValueSource(strings = {"resume 1", "merge 1 2", "runs delete 1", "runs label 1 x"})
  void aStoreThatIsNotThereIsNotMade(String command) throws IOException {
    Path absent = file("absent.db");
    List<String> args = new ArrayList<>(List.of(command.split(" ")));
    args.addAll(List.of("--store", absent.toString()));
    assertThat(vfrace(args.toArray(String[]::new))).isEqualTo(2);
    assertThat(err.toString()).contains("there is no store yet");
    assertThat(absent).doesNotExist();
  }

  @Test
  void aCheckReadsAndWritesNothing() throws IOException {
    Path absent = file("absent.db");
    assertThat(vfrace("runs", "check", "--store", absent.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("there is no store yet");
    assertThat(absent).doesNotExist();
  }

  @Test
  void runsOfOtherSeedsAreAddedUpAndWhatDiffersIsNamed() {
    assertThat(vfrace(run())).isZero();
    assertThat(vfrace(run("--seed", "2"))).isZero();
    assertThat(vfrace(run("--seed", "3", "--kernel", "v6.7"))).isZero();

    assertThat(vfrace("merge", "1", "2")).isZero();
    assertThat(raw(4).course().cycles()).isEqualTo(8000);
    assertThat(raw(4).tallies().stocks().whole())
        .isEqualTo(raw(1).tallies().stocks().whole().plus(raw(2).tallies().stocks().whole()));
    assertThat(vfrace("merge", "1", "3")).isEqualTo(2);
    assertThat(err.toString())
        .contains("runs 1 and 3 are not of the same: run.kernel is v6.1, and v6.7");
    assertThat(vfrace("merge", "1", "1")).isEqualTo(2);
    assertThat(vfrace(run())).isZero();
    assertThat(vfrace("merge", "1", "5")).isEqualTo(2);
    assertThat(err.toString()).contains("run.seed is 1 in both");
    assertThat(vfrace("runs", "check")).as(out.toString()).isZero();
  }

  @Test
  void keptRunsAreComparedAndABaselineHolds() {
    assertThat(vfrace(run("--kernel", "v6.7", "--metric", "sawUnslaved"))).isZero();
    assertThat(vfrace(run("--metric", "sawUnslaved", "--baseline", "1"))).isEqualTo(1);
    assertThat(err.toString()).contains("wicked.sawUnslaved is worse than the stored run by");
    assertThat(vfrace(run("--metric", "sawUnslaved", "--baseline", "2"))).isZero();
    takeOut();
    assertThat(vfrace("compare", "2", "1")).isZero();
    assertThat(takeOut()).contains("one after the other", "wicked", "fixed");
    assertThat(vfrace("compare", "2", "v6.7")).isEqualTo(2);
    assertThat(vfrace("compare", "2", "1", "--cycles", "5")).isEqualTo(2);
    assertThat(vfrace("compare", "2", "1", "--threads", "1")).isEqualTo(2);
    assertThat(vfrace("compare", "2", "1", "-D", "run.seed=2")).isEqualTo(2);
    assertThat(vfrace("compare", "2", "1", "--suite", "stress/thread.conf")).isEqualTo(2);
  }

  @Test
  void runsAreListedFilteredLabelledAndDeleted() {
    assertThat(vfrace(run())).isZero();
    assertThat(vfrace(run("--seed", "2", "--kernel", "v6.7"))).isZero();
    assertThat(vfrace("runs", "label", "2", "patched")).isZero();
    takeOut();
    assertThat(vfrace("runs", "--kernel", "v6.7", "--since", "1h")).isZero();
    assertThat(takeOut().lines()).hasSize(2).last().asString().contains("4,000", "patched");
    assertThat(vfrace("runs", "--label", "nothing", "--json")).isZero();
    assertThat(takeOut()).isEqualToIgnoringNewLines("[ ]");
    assertThat(vfrace("runs", "delete", "1", "9")).isEqualTo(2);
    assertThat(vfrace("runs", "delete", "1")).isZero();
    assertThat(vfrace("analyze", "1")).isEqualTo(2);
    assertThat(err.toString()).contains("holds no run 1");
    assertThat(vfrace("runs", "--since", "yesterday")).isEqualTo(2);
  }

  @Test
  void aRunIsWrittenForOtherPrograms() throws IOException {
    assertThat(vfrace(run())).isZero();
    takeOut();
    assertThat(vfrace("export", "1", "--format", "jsonl")).isZero();
    assertThat(takeOut().lines())
        .allSatisfy(line -> assertThat(line).startsWith("{\"kernel\":\"v6.1\"").contains("trials"));
    assertThat(vfrace("export", "1", "--format", "openmetrics", "--out", file("m").toString()))
        .isZero();
    assertThat(Files.readString(file("m")))
        .contains("# TYPE vfrace_rate gauge\n", "program=\"wicked\",metric=\"harmed\"} ")
        .endsWith("# EOF\n");
  }

  @Test
  void aStoreThatCannotBeWrittenCostsTheStoreAndNotTheRun() throws IOException {
    Path blocked = Files.writeString(file("blocked"), "").resolve("runs.db");
    assertThat(vfrace(run("--store", blocked.toString()))).isEqualTo(70);
    assertThat(out.toString()).contains("wicked");
    assertThat(err.toString())
        .as("before anything is measured, and at the end")
        .containsSubsequence("but not kept, and the exit code will be 70", "not kept in the store");
    assertThat(vfrace(run("--no-store"))).isZero();
    assertThat(vfrace(run("--store", blocked.toString(), "--expect", "wicked.harmed > 1")))
        .as("what is decided is decided")
        .isEqualTo(1);
  }

  private StoredRun only(long id) {
    try (RunStore store = RunStore.read(file("runs.db"))) {
      return store.run(id);
    }
  }

  private RawRun raw(long id) {
    try (RunStore store = RunStore.read(file("runs.db"))) {
      return store.result(id).runs().get(0);
    }
  }

  private static String[] run(String... more) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "run",
                "--threads",
                "1",
                "--cycles",
                "4000",
                "--userspace",
                "udev-azure-rule,wicked",
                "--no-progress",
                "-D",
                "store.shortest-batch=1ms"));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private static List<Object> total(RawRun run) {
    return run.tallies().programs().values().stream()
        .<Object>map(Tallies.ProgramTally::total)
        .toList();
  }

  private int vfrace(String... args) {
    return vfrace(Engine.actors(), new CompletableFuture<>(), args);
  }

  /** Stops it once so many batches were taken. */
  private int vfraceStoppedAfter(int batches, String... args) {
    CompletableFuture<Object> stop = new CompletableFuture<>();
    Engine engine =
        (settings, progress, stopped) ->
            Engine.actors()
                .run(
                    settings,
                    new KeptCampaign(progress, new Stopping(progress.batches(), batches, stop)),
                    stopped);
    return vfrace(engine, stop, args);
  }

  private int vfrace(Engine engine, CompletableFuture<Object> stop, String... args) {
    Surroundings surroundings =
        new Surroundings(
            Catalogue.confDir(),
            Sink.OTHER,
            Sink.OTHER,
            engine,
            stop,
            Optional.of(file("runs.db")),
            List.of(args));
    return Main.commandLine(surroundings, args)
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(args);
  }

  /** Asks for the stop of a campaign when a number of batches were taken. */
  private static final class Stopping implements BatchSink {

    private final BatchSink sink;
    private final int batches;
    private final CompletableFuture<Object> stop;
    private int taken;

    Stopping(BatchSink sink, int batches, CompletableFuture<Object> stop) {
      this.sink = sink;
      this.batches = batches;
      this.stop = stop;
    }

    @Override
    public Optional<Resumption> resumption() {
      return sink.resumption();
    }

    @Override
    public boolean isDue() {
      return true;
    }

    @Override
    public void take(SoFar soFar) {
      sink.take(soFar);
      if (++taken == batches) {
        stop.complete(this);
      }
    }
  }

  private Path file(String name) {
    return directory.resolve(name);
  }

  private String takeOut() {
    String told = out.toString();
    out.getBuffer().setLength(0);
    return told;
  }
}
