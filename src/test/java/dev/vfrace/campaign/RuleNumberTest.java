package dev.vfrace.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.count.Counter;
import dev.vfrace.count.Counts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The place of a udev rule: before udev waits for RTNL, or behind. */
@Tag("campaign")
class RuleNumberTest {

  private static final int CYCLES = 2000;

  /** With or without a rename: 80-net-setup-link asks for the link in any case. */
  @ParameterizedTest
  @ValueSource(strings = {"5ms", "0", "none"})
  void behindTheRenameNoRuleSeesAnUnslavedVf(String rename) {
    Measurement run = run("hot-add", "timing.userspace.rename=" + rename);
    assertThat(Runs.of(run, "udev-azure-rule").of(Counter.SAW_UNSLAVED)).isBetween(1L, CYCLES - 1L);
    Counts late = Runs.of(run, "udev-azure-rule-85");
    assertThat(late.trials()).isEqualTo(CYCLES);
    assertThat(late.of(Counter.SAW_UNSLAVED) + late.of(Counter.MISJUDGED)).isZero();
    Counts manager = Runs.of(run, "networkmanager-azure-rule-85");
    assertThat(manager.trials()).isEqualTo(CYCLES);
    assertThat(manager.of(Counter.MISJUDGED)).isZero();
  }

  /** RTNL is not held until netvsc comes: no place of the rule helps. */
  @ParameterizedTest
  @ValueSource(strings = {"5ms", "none"})
  void aVfThatComesFirstIsSeenUnslavedAtAnyPlace(String rename) {
    Measurement run = run("vf-first", "timing.userspace.rename=" + rename);
    assertThat(Runs.of(run, "udev-azure-rule-85").of(Counter.SAW_UNSLAVED)).isEqualTo(CYCLES);
    assertThat(Runs.of(run, "networkmanager-azure-rule-85").of(Counter.MISJUDGED))
        .isEqualTo(CYCLES);
  }

  /** A rule behind the rename does not hold up what goes by one before it. */
  @ParameterizedTest
  @ValueSource(strings = {"5ms", "none"})
  void theRuleBeforeItDecidesAsIfAlone(String rename) {
    Measurement both = run("hot-add", "timing.userspace.rename=" + rename);
    Measurement alone =
        Runs.run(
            "run.cycles=" + CYCLES,
            "run.threads=1",
            "run.userspace=networkmanager-azure-rule",
            "timing.userspace.rename=" + rename);
    assertThat(Runs.of(both, "networkmanager-azure-rule").of(Counter.MISJUDGED))
        .isEqualTo(Runs.of(alone, "networkmanager-azure-rule").of(Counter.MISJUDGED));
  }

  private static Measurement run(String scenario, String define) {
    return Runs.run(
        "run.cycles=" + CYCLES,
        "run.threads=1",
        "run.scenario=" + scenario,
        "run.userspace=\"networkmanager-azure-rule,networkmanager-azure-rule-85\"",
        define);
  }
}
