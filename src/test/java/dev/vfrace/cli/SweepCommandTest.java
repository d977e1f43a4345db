package dev.vfrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sweeps of a race whose window is 100 µs, by a program whose latency is uniform from 0. */
@Tag("campaign")
@Timeout(240)
final class SweepCommandTest {

  private static final List<String> RACE =
      List.of(
          "--timing",
          "raw",
          "-D",
          "timing.kernel.slave-flag=100us",
          "-D",
          "userspace.udev-azure-rule.latency={dist=uniform,min=0,max=1ms}",
          "--cycles",
          "400",
          "--lanes",
          "4");
  private static final String LATENCY = "userspace.udev-azure-rule.latency";

  @TempDir private Path directory;

  @Test
  void aCurveIsToldAgainRunAgainAndTakenUpAgainToTheSameBytes() throws IOException {
    Path whole = directory.resolve("whole.json");
    Path broken = directory.resolve("broken.json");
    String values = LATENCY + "=x0.2..x1:log:3";
    InProcess sweep = sweep("-p", values, "--json", whole.toString());
    assertThat(sweep.exitCode()).isZero();
    assertThat(sweep.out())
        .contains("3 of 3 points", "1,200 of 1,200 cycles", "x0.2", "x0.447", "x1", "●");
    assertThat(sweep.out().lines()).allMatch(line -> line.length() <= 100);
    assertThat(InProcess.vfrace("analyze", whole.toString()).out()).isEqualTo(sweep.out());

    InProcess again = InProcess.campaign("rerun", whole.toString());
    assertThat(again.out()).isEqualTo(sweep.out());

    InProcess early = interruptedAfter(5, "-p", values, "--json", broken.toString());
    assertThat(early.exitCode()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(early.out()).contains("INCOMPLETE");
    InProcess resumed = InProcess.campaign("sweep", "--resume", broken.toString());
    assertThat(resumed.exitCode()).isZero();
    assertThat(resumed.out()).isEqualTo(sweep.out());
    assertThat(rates(broken)).isEqualTo(rates(whole));
  }

  @Test
  void halfOfTheBlocksGoWhereTheIntervalIsWidest() throws IOException {
    Path file = directory.resolve("sweep.json");
    sweep("-p", LATENCY + "=50us,200us,100ms", "--json", file.toString());
    JsonNode points = new ObjectMapper().readTree(Files.readString(file)).get("points");
    assertThat(points.at("/0/rates/udev-azure-rule/rate").doubleValue()).isEqualTo(1);
    assertThat(points.at("/2/rates/udev-azure-rule/rate").doubleValue()).isZero();
    int blocks = 0;
    for (JsonNode point : points) {
      assertThat(point.get("blocks").intValue()).isGreaterThanOrEqualTo(2);
      blocks += point.get("blocks").intValue();
    }
    assertThat(blocks).isEqualTo(12);
  }

  @Test
  void twoParametersAreAMapAndATable() {
    InProcess sweep =
        sweep("-p", "timing.kernel.slave-flag=x0.5,x2", "-p", LATENCY + "=median:500us,1ms");
    assertThat(sweep.exitCode()).isZero();
    assertThat(sweep.out())
        .contains("4 of 4 points", "x0.5", "500 µs", " from ", "the same draws everywhere");
    InProcess csv =
        sweep("-p", "timing.kernel.slave-flag=x0.5,x2", "-p", LATENCY + "=x1", "--format", "csv");
    assertThat(csv.out().lines().toList()).hasSize(3);
    assertThat(csv.out()).startsWith("timing.kernel.slave-flag,");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "timing.kernel.quues=1us..1ms | unknown key 'quues'; did you mean 'queues'?",
        "nothing.at.all=1,2 | -p nothing.at.all=1,2: vfrace.nothing",
        "clock.lag=1us,bad | vfrace.clock.lag = bad: not a duration",
        "timing.kernel.queues | not KEY=VALUES",
        "timing.kernel.queues=1ms..1us | the range is empty",
        "timing.kernel.queues=0..1ms:log | from 0 or below",
        "timing.kernel.queues=x0..x2 | 'x0'",
        "timing.kernel.queues=1us..1ms:cube | 'cube'; allowed: log or linear",
        "timing.kernel.queues=1us..1ms:1 | 1 values; allowed: 2 to 100",
        "timing.kernel.queues=median:1us..1ms | no median to be scaled",
        "userspace.wicked.latency=1us,1us | there twice",
        "userspace.wiked.latency=1us..1ms | unknown userspace 'wiked'; did you mean 'wicked'?",
        "timing.userspace.uevent-latency=1us,2us | allowed: a program's own",
      })
  void refusesWhatIsNoParameter(String parameter, String says) {
    InProcess refused = InProcess.vfrace("sweep", "-p", parameter, "--timing", "raw");
    assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(refused.err()).contains(says).doesNotContain("keeps what was measured");
  }

  @Test
  void refusesAProgramThatIsNotRun() {
    assertThat(sweep("-p", LATENCY + "=x1,x2", "--userspace", "wicked").err())
        .contains("udev-azure-rule is not run; allowed: a program of the run: wicked");
  }

  private static JsonNode rates(Path file) throws IOException {
    JsonNode points = new ObjectMapper().readTree(Files.readString(file)).get("points");
    List<JsonNode> rates = new ArrayList<>();
    points.forEach(point -> rates.add(point.get("rates")));
    return new ObjectMapper().valueToTree(rates);
  }

  private static InProcess sweep(String... more) {
    return InProcess.campaign(arguments(more));
  }

  /** The stop comes while a block is run, which does not count. */
  private static InProcess interruptedAfter(int blocks, String... more) {
    CompletableFuture<Void> stop = new CompletableFuture<>();
    AtomicInteger run = new AtomicInteger();
    Engine engine =
        (settings, progress, own) -> {
          if (run.incrementAndGet() > blocks) {
            stop.complete(null);
          }
          return Engine.actors().run(settings, progress, own);
        };
    return InProcess.vfrace(engine, stop, arguments(more));
  }

  private static String[] arguments(String... more) {
    List<String> all = new ArrayList<>(List.of("sweep"));
    all.addAll(RACE);
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }
}
