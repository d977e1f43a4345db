package dev.vfrace.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.count.Counter;
import dev.vfrace.count.Counts;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Without delays scheduling alone decides. */
@Tag("campaign")
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
    assertThat(onOneThread()).isEqualTo(onOneThread());
  }

  @Test
  void theFixHolds() {
    assertThat(raw("v6.7", "run.threads=2").totals().programs())
        .allMatch(counts -> counts.of(Counter.SAW_UNSLAVED) == 0);
  }

  /** Without those that poll, who poll hundreds of times a cycle where no time passes. */
  private static List<Counts> onOneThread() {
    String programs = "run.userspace=\"udev-azure-rule,networkmanager,networkd-255,addrconf\"";
    return raw("v6.1", "run.threads=1", programs).totals().programs();
  }

  private static Measurement raw(String kernel, String... more) {
    String[] settings = {
      "run.timing=raw", "run.cycles=20k", "run.lanes=32", "run.kernel=" + kernel
    };
    return Runs.run(Stream.of(settings, more).flatMap(Stream::of).toArray(String[]::new));
  }
}
