package dev.vfrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.settings.Catalogue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Fault "out of memory": what cannot fit is refused, and what was short is said. */
@Tag("unit")
class MemoryTest {

  @Test
  void lanesThatCannotFitAreRefusedBeforeAnythingIsRun() {
    InProcess result = InProcess.vfrace("run", "--lanes", "1000000", "--cycles", "1M", "--quiet");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .contains("--lanes 1000000 (vfrace.run.lanes)", "fit", "VFRACE_JAVA_OPTS")
        .hasLineCount(1);
  }

  @Test
  void soAreThoseOfACompare() {
    InProcess result =
        InProcess.vfrace("compare", "v6.1", "v6.7", "--lanes", "1000000", "--cycles", "1M");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("--lanes 1000000").hasLineCount(1);
  }

  @Test
  void saysHowManyLanesFitWhereTheHeapWasShort() {
    assertThat(Memory.shortage(new OutOfMemoryError("Java heap space"), settings()))
        .hasValueSatisfying(
            words -> assertThat(words).contains("heap", "8,000 lanes", "fit", "VFRACE_JAVA_OPTS"));
  }

  @Test
  void threadsThatTheSystemDoesNotGiveAreNotTheHeaps() {
    assertThat(
            Memory.shortage(
                new OutOfMemoryError("unable to create native thread: limits"), settings()))
        .hasValueSatisfying(words -> assertThat(words).contains("--threads", "ulimit -u"));
  }

  @Test
  void anyOtherFailureIsNoShortage() {
    assertThat(Memory.shortage(new IllegalStateException("heap"))).isEmpty();
  }

  private static CampaignSettings settings() {
    return Catalogue.load(
            Catalogue.confDir(), List.of(), List.of("run.lanes=8000", "run.cycles=20k"), Map.of())
        .campaign();
  }
}
