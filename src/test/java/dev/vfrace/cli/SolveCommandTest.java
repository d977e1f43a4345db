package dev.vfrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Thresholds and smallest changes of a race with a known answer: its window W is constant. */
@Tag("campaign")
@Timeout(240)
final class SolveCommandTest {

  private static final String RULE = "udev-azure-rule";
  private static final String LATENCY = "userspace." + RULE + ".latency";

  @TempDir private Path directory;

  /**
   * A latency that is exponential with mean m is below W in a share {@code 1 - exp(-W/m)}, one that
   * is uniform up to M in a share {@code W/M}: of W = 100 µs a tenth at m = 949 µs, and at M = 1
   * ms.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{dist=exponential,mean=500us} | x0.1..x20 | 1.8982",
        "{dist=uniform,min=0,max=4ms} | median:0.1ms..10ms | 500000",
      })
  void theThresholdIsWithinItsIntervalOfTheClosedForm(String latency, String range, double answer)
      throws IOException {
    Path file = directory.resolve("threshold.json");
    InProcess solved =
        race("solve", latency, RULE + ".sawUnslaved < 0.1", "--over", LATENCY + "=" + range)
            .run("--json", file.toString(), "--cycles", "40k");
    assertThat(solved.exitCode()).isZero();
    assertThat(solved.out()).contains("threshold ", "95 % interval", "< 0.1 holds above it");
    JsonNode threshold = json(file).get("threshold");
    double low = threshold.at("/low/number").doubleValue();
    double high = threshold.at("/high/number").doubleValue();
    assertThat(answer).isBetween(low, high);
    assertThat(threshold.at("/estimate/number").doubleValue()).isBetween(low, high);
    assertThat(high / low).isLessThan(2.5);
    assertThat(InProcess.vfrace("analyze", file.toString()).out()).isEqualTo(solved.out());
  }

  @Test
  void saysThatThereIsNone() {
    String uniform = "{dist=uniform,min=0,max=4ms}";
    InProcess solved =
        race("solve", uniform, RULE + ".sawUnslaved >= 0.5", "--over", LATENCY + "=x2..x8")
            .run("--cycles", "4k");
    assertThat(solved.exitCode()).isZero();
    assertThat(solved.out()).contains("no threshold from x2 to x8", "does not hold");
  }

  @Test
  void refusesWhatCannotBeCrossed() {
    assertThat(race("solve", "1ms", RULE + ".sawUnslaved == 0", "--over", LATENCY).run().err())
        .contains("nothing to be crossed");
    assertThat(race("solve", "1ms", "wicked.harmed < 0.1", "--over", LATENCY).run().err())
        .contains("wicked is not run");
    assertThat(race("solve", "1ms", RULE + ".harmed < 0.1", "--over", LATENCY + "=1ms").run().err())
        .contains("not a range");
  }

  /** Either of two figures has to change by 2, the latency of 50 µs or the window of 100. */
  @Test
  void theSmallestChangeOfARaceIsOfOneFigureAndTwo() throws IOException {
    Path file = directory.resolve("shrink.json");
    InProcess shrunk =
        race("shrink", "50us", "v6.1", RULE, "--bound", "0.1")
            .run("--json", file.toString(), "--cycles", "20k");
    assertThat(shrunk.exitCode()).isZero();
    assertThat(shrunk.out())
        .contains("races: misjudged 100 %", "of 1 of 2 figures", LATENCY + " times 2.0");
    JsonNode json = json(file);
    assertThat(json.at("/change/factor").doubleValue()).isBetween(2.0, 2.07);
    assertThat(json.at("/confirmed/threshold/low/number").doubleValue()).isLessThanOrEqualTo(2);
    assertThat(json.at("/confirmed/threshold/high/number").doubleValue()).isBetween(1.99, 2.4);
    assertThat(InProcess.vfrace("analyze", file.toString()).out()).isEqualTo(shrunk.out());
  }

  @Test
  void theSmallestChangeThatMakesARaceIsTheOtherWay() {
    InProcess shrunk =
        race("shrink", "200us", "v6.1", RULE, "--bound", "0.1").run("--cycles", "20k");
    assertThat(shrunk.out())
        .contains("does not race", "makes it race is of 1 of 2 figures", "divided by 2.0");
  }

  @Test
  void aDesignWithoutAWindowHasNoSuchChange() {
    InProcess shrunk = race("shrink", "50us", "v6.7", RULE).run();
    assertThat(shrunk.exitCode()).isZero();
    assertThat(shrunk.out()).contains("does not race", "it has no window on this design");
  }

  private static JsonNode json(Path file) throws IOException {
    return new ObjectMapper().readTree(Files.readString(file));
  }

  private record Command(List<String> arguments) {

    InProcess run(String... more) {
      List<String> all = new ArrayList<>(arguments);
      all.addAll(List.of(more));
      return InProcess.campaign(all.toArray(String[]::new));
    }
  }

  private static Command race(String command, String latency, String... own) {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(List.of(own));
    all.addAll(List.of("--timing", "raw", "-D", "timing.kernel.slave-flag=100us"));
    all.addAll(List.of("-D", LATENCY + "=" + latency, "--lanes", "8"));
    if (command.equals("solve")) {
      all.addAll(List.of("--userspace", RULE));
    }
    return new Command(all);
  }
}
