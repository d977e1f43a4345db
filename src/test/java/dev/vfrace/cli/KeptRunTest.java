package dev.vfrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.raw.RawRun;
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
        .<Object>map(RawRun.ProgramTally::total)
        .toList();
  }

  private int vfrace(String... args) {
    Surroundings surroundings =
        new Surroundings(
            Catalogue.confDir(),
            Sink.OTHER,
            Sink.OTHER,
            Engine.actors(),
            new CompletableFuture<>(),
            Optional.of(file("runs.db")),
            List.of(args));
    return Main.commandLine(surroundings, args)
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(args);
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
