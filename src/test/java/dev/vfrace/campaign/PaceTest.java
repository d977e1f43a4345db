package dev.vfrace.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.analysis.Results;
import dev.vfrace.analysis.RunResult;
import dev.vfrace.study.Agreement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Real pace gives the frequencies of free pace, for every bundled design and every program that has
 * a chance at hot-add (those that scan at boot have none: {@link BootPaceTest}). The oracle draws
 * the same delays, so that the two differ by what threads and the wall clock change. Real pace is
 * mostly waiting: the designs run at the same time.
 */
@Tag("real-pace")
@Timeout(180)
class PaceTest {

  private static final List<String> DESIGNS =
      List.of("v4.14", "v4.19", "v6.1", "thread-v4", "v6.7", "v6.8", "v6.17");

  @Test
  void realPaceAgreesWithTheOracle() {
    Map<String, RunResult> real = measure("real");
    Map<String, RunResult> free = measure("free");
    for (String design : DESIGNS) {
      List<Agreement> all =
          Agreement.of(Optional.ofNullable(free.get(design)).orElseThrow(), real.get(design));
      assertThat(all).as(design).hasSizeGreaterThan(5).allMatch(Agreement::holds);
    }
  }

  private static Map<String, RunResult> measure(String pace) {
    Stream<String> designs = pace.equals("real") ? DESIGNS.parallelStream() : DESIGNS.stream();
    return designs.collect(Collectors.toMap(Function.identity(), design -> run(design, pace)));
  }

  private static RunResult run(String design, String pace) {
    Measurement measurement =
        Runs.run(
            "run.kernel=" + design,
            "clock.pace=" + pace,
            "run.threads=" + (pace.equals("real") ? 2 : 1),
            "run.lanes=60",
            "run.cycles=120",
            "run.warm-up=0",
            "timing.kernel.settle=100ms",
            "timing.kernel.gap=10ms",
            "timing.userspace.poll-period=1s",
            // the agent's next look at the host name, half a minute later as configured
            "userspace.walinuxagent-hostname.latency={dist=uniform, min=0, max=150ms}",
            "userspace.networkmanager-restarted.restarts={dist=uniform, min=0, max=150ms}",
            "timing.kernel.vf-probe={dist=uniform, min=0, max=50ms}");
    assertThat(measurement.ending().reason()).isEqualTo(Ending.Reason.COMPLETE);
    return Results.of(measurement);
  }
}
