package dev.vfrace.stress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.vocabulary.Counts;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Without delays scheduling alone decides. */
class RawSchedulingTest {

  @Test
  void equalSeedsEndInDifferentInterleavings() {
    Set<List<Counts>> outcomes = new HashSet<>();
    for (int run = 0; run < 5; run++) {
      outcomes.add(raw("v6.1", "run.threads=2").totals().programs());
    }
    assertThat(outcomes).hasSizeGreaterThan(1);
  }

  @Test
  void oneThreadIsDeterministic() {
    assertThat(raw("v6.1", "run.threads=1").totals().programs())
        .isEqualTo(raw("v6.1", "run.threads=1").totals().programs());
  }

  @Test
  void theFixHolds() {
    assertThat(raw("v6.7", "run.threads=2").totals().programs())
        .allMatch(counts -> counts.sawUnslaved() == 0);
  }

  private static Measurement raw(String kernel, String threads) {
    return Runs.run(
        "run.timing=raw", "run.cycles=20k", "run.lanes=32", "run.kernel=" + kernel, threads);
  }
}
