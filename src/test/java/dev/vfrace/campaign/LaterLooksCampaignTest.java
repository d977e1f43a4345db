package dev.vfrace.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.count.Counter;
import dev.vfrace.count.Counts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists, orders, later looks and starts in whole campaigns. */
@Tag("campaign")
class LaterLooksCampaignTest {

  private static final int CYCLES = 2560;

  /** osbuild/image-builder 1445: with mlx4_core and mlx5_core listed, mana is taken. */
  @ParameterizedTest
  @CsvSource({"azure-mlx5, 0", "azure-mana, 2560"})
  void aListOfDriversHoldsForThoseAlone(String timing, int misjudged) {
    assertThat(
            misjudged(
                "run.timing=" + timing,
                "userspace.probe={trigger=newlink, reads=rtnetlink, gate=driver, latency=1ms,"
                    + " drivers=[mlx4_core, mlx5_core]}"))
        .isEqualTo(misjudged);
  }

  /** azure-container-networking 4624: the VF is first in 9 of 256 placements. */
  @Test
  void theVfIsFirstInNineOfTwoHundredAndFiftySixDumps() {
    Measurement run =
        run(
            "userspace.probe={trigger=newlink, reads=rtnetlink, gate=dump-order, latency=1ms,"
                + " netvsc-ifindex=8}");
    assertThat(Runs.wide(Runs.rate(run, "probe", Counter.MISJUDGED)).contains(9.0 / 256)).isTrue();
  }

  /** The same by ifindex (3e41af90767d, v6.9): a netvsc that came after its VF is behind it. */
  @ParameterizedTest
  @CsvSource({"hot-add, 0", "vf-first, 2560"})
  void theVfIsFirstInADumpByIfindexIfNetvscIsTheYounger(String scenario, int misjudged) {
    assertThat(
            misjudged(
                "run.kernel=v6.12",
                "run.scenario=" + scenario,
                "userspace.probe={trigger=newlink, reads=rtnetlink, gate=dump-order, latency=60s,"
                    + " netvsc-ifindex=8}"))
        .isEqualTo(misjudged);
  }

  /** Flatcar and others: a VF that is there before netvsc has its name. */
  @ParameterizedTest
  @CsvSource({"hot-add, 0", "vf-first, 2560"})
  void aMatchByNameTakesAVfThatCameFirst(String scenario, int misjudged) {
    assertThat(
            misjudged(
                "run.scenario=" + scenario,
                "userspace.probe={trigger=uevent-add, reads=sysfs, gate=name, latency=1ms,"
                    + " names=[\"!eth0\"]}"))
        .isEqualTo(misjudged);
  }

  /**
   * Cilium's device controller before and after it tested IFF_SLAVE (cilium 17189); the one of
   * today judges anew at every RTM_NEWLINK, and so takes back what the first one had it believe.
   */
  @Test
  void whoLooksAtEveryMessageTakesItsMistakeBack() {
    String probe = "userspace.probe={trigger=newlink, reads=message, latency=0, gate=";
    Counts never = of(probe + "none}");
    assertThat(never.of(Counter.MISJUDGED)).isEqualTo(CYCLES);
    Counts once = of("run.kernel=v6.1", probe + "slave-flag}");
    assertThat(once.of(Counter.MISJUDGED)).isEqualTo(CYCLES);
    assertThat(once.of(Counter.HEALED)).isZero();
    Counts always = of("run.kernel=v6.1", probe + "slave-flag, looks-again=[newlink]}");
    assertThat(always.of(Counter.MISJUDGED)).isEqualTo(CYCLES);
    assertThat(always.of(Counter.HEALED)).isEqualTo(CYCLES);
    assertThat(always.of(Counter.TURNED_WRONG)).isZero();
  }

  /** WALinuxAgent 2129: a unit that is bound to the device stops when it goes, every time. */
  @Test
  void aRemovalHitsWhoIsBoundToTheDevice() {
    Counts unit =
        of(
            "userspace.probe={trigger=remove, reads=message, gate=none, latency=1ms,"
                + " acts=link-down, act-latency=10ms}");
    assertThat(unit.trials()).isEqualTo(CYCLES);
    assertThat(unit.of(Counter.HARMED)).isEqualTo(CYCLES);
    // the link goes with the VF
    assertThat(unit.of(Counter.SAW_NO_MASTER)).isZero();
  }

  /** Without any time between two cycles as well. */
  @Test
  void aRemovalIsJudgedHoweverSoonTheNextCycleBegins() {
    Counts unit =
        of(
            "timing.kernel.gap=0",
            "userspace.probe={trigger=remove, reads=message, gate=master-link, latency=1s,"
                + " acts=link-down, act-latency=1s}");
    assertThat(unit.trials()).isEqualTo(CYCLES);
    assertThat(unit.of(Counter.HARMED)).isEqualTo(CYCLES);
  }

  /** One that starts long after the VF has come meets it joined and flagged. */
  @Test
  void aDaemonThatStartsLateMeetsWhatIsThereThen() {
    String probe = "userspace.probe={trigger=newlink, reads=message, gate=slave-flag, latency=0";
    assertThat(of("run.kernel=v6.1", "run.scenario=boot", probe + "}").of(Counter.MISJUDGED))
        .isEqualTo(CYCLES);
    Counts late = of("run.kernel=v6.1", "run.scenario=boot", probe + ", starts=60s}");
    assertThat(late.trials()).isEqualTo(CYCLES);
    assertThat(late.of(Counter.MISJUDGED)).isZero();
  }

  /** Its dump has no VF yet, so that it goes by the message of S8b, which lacks the flag. */
  @Test
  void aDaemonThatStartsBeforeTheVfGoesByItsMessage() {
    Counts early =
        of(
            "run.kernel=v6.1",
            "run.scenario=boot",
            "userspace.probe={trigger=newlink, reads=message, gate=slave-flag, latency=0,"
                + " starts=1ms}");
    assertThat(early.of(Counter.MISJUDGED)).isEqualTo(CYCLES);
  }

  private static long misjudged(String... defines) {
    return of(defines).of(Counter.MISJUDGED);
  }

  private static Counts of(String... defines) {
    return Runs.of(run(defines), "probe");
  }

  private static Measurement run(String... more) {
    String[] defines = new String[more.length + 4];
    defines[0] = "run.cycles=" + CYCLES;
    defines[1] = "run.threads=1";
    defines[2] = "run.userspace=probe";
    defines[3] = "run.kernel=v6.7";
    System.arraycopy(more, 0, defines, 4, more.length);
    return Runs.run(defines);
  }
}
