package dev.vfrace.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.count.Counter;
import dev.vfrace.count.Counts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows, correlated delays and stalls count the same on one thread and on several. */
@Tag("campaign")
final class JointDrawsTest {

  private static final String SCANNER = "udev-azure-rule";
  private static final int CYCLES = 3000;
  private static final String STALL =
      "timing.stall={per-second=20,length={dist=exponential,mean=8ms}}";

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"rows", "together", "stall"})
  void threadsDoNotMatter(String which) throws IOException {
    List<Counts> alone = counts(which, "run.threads=1");
    assertThat(counts(which, "run.threads=1")).isEqualTo(alone);
    for (String placement : List.of("tasks", "apart")) {
      List<Counts> both = counts(which, "run.threads=2", "run.placement=" + placement);
      for (int at = 0; at < alone.size(); at++) {
        assertThat(both.get(at).trials()).isEqualTo(alone.get(at).trials());
        // as many as a lag of a thousandth of the window may turn round, and not one more
        assertThat(Math.abs(seen(both.get(at)) - seen(alone.get(at)))).isLessThanOrEqualTo(3);
      }
    }
  }

  /** A program whose wake-up is always the longest when the window is, comes late. */
  @Test
  void aRowsWakeUpGoesWithItsWindow() throws IOException {
    String program = "userspace.%s={latency=0,latency-fixed=true}".formatted(SCANNER);
    long behind = seen(rows("queues (us),wake-up (us)\n1000,1100\n100,200\n", program));
    long crossed = seen(rows("queues (us),wake-up (us)\n1000,200\n100,1100\n", program));
    assertThat(behind).isZero();
    assertThat(crossed).isBetween(CYCLES * 4L / 10, CYCLES * 6L / 10);
  }

  /**
   * A program that comes when all is done, does not if a stall hits the first step and itself:
   * after the stall it is its turn, and the second step takes its time still.
   */
  @Test
  void aStallHitsBothSides() {
    String[] tooLate = {
      "run.timing=raw",
      "timing.kernel.queues=500us",
      "timing.kernel.list=500us",
      "userspace.%s={latency=1100us,latency-fixed=true}".formatted(SCANNER),
      "clock.lag=1us",
      "run.threads=1"
    };
    assertThat(seen(counts(tooLate).get(0))).isZero();
    // 20 a second in the 500 us of the first step, most of them long enough
    assertThat(seen(counts(tooLate, STALL).get(0))).isBetween(10L, 60L);
  }

  private Counts rows(String content, String... more) throws IOException {
    Path file = Files.writeString(directory.resolve("rows.csv"), content);
    return counts(more, "run.timing=raw", "run.threads=1", "clock.lag=1us", "timing.rows=" + file)
        .get(0);
  }

  private List<Counts> counts(String which, String... more) throws IOException {
    return switch (which) {
      case "rows" -> {
        StringBuilder rows = new StringBuilder("queues (us),wake-up (us)\n");
        for (int row = 1; row < 200; row++) {
          rows.append(row * 10).append(',').append(row * row % 977).append('\n');
        }
        Path file = Files.writeString(directory.resolve("many.csv"), rows);
        yield counts(more, "timing.rows=" + file);
      }
      case "together" ->
          counts(more, "timing.together=[{steps=[queues,list],programs=all,rank-correlation=0.5}]");
      default -> counts(more, STALL);
    };
  }

  private static List<Counts> counts(String[] defines, String... more) {
    List<String> all = new ArrayList<>(List.of(defines));
    all.addAll(List.of(more));
    all.addAll(List.of("run.cycles=" + CYCLES, "run.userspace=" + SCANNER, "run.seed=5"));
    return Runs.run(all.toArray(String[]::new)).totals().programs();
  }

  private static long seen(Counts counts) {
    return counts.of(Counter.SAW_UNSLAVED);
  }
}
