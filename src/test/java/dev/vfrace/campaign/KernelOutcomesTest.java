package dev.vfrace.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.count.Counter;
import dev.vfrace.count.Counts;
import dev.vfrace.count.Outcome;
import dev.vfrace.count.Stock;
import dev.vfrace.model.Gate;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.statistics.Interval;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What follows from the kernel's order of steps, whatever the timing. */
@Tag("campaign")
class KernelOutcomesTest {

  private static final String CYCLES = "run.cycles=2000";
  private static final String LANES = "run.lanes=16";

  @Test
  void beforeTheFixTheUdevRuleAndTheManagerBehindItAreSometimesMisled() {
    Measurement run = hotAdd("v6.1", "networkmanager-azure-rule");
    Counts rule = Runs.of(run, "udev-azure-rule");
    Counts manager = Runs.of(run, "networkmanager-azure-rule");
    assertThat(rule.of(Counter.SAW_UNSLAVED)).isBetween(1L, 1999L);
    assertThat(manager.of(Counter.MISJUDGED)).isEqualTo(rule.of(Counter.MISJUDGED));
    assertThat(rule.trials()).isEqualTo(2000);
    assertThat(manager.trials()).isEqualTo(2000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "thread-v4",
        "v4.19.315",
        "v5.10.223",
        "v6.1.192",
        "v6.7",
        "v6.8",
        "v6.17",
        "v7.2"
      })
  void withTheFlagAtPostInitNoProgramSeesAnUnslavedVf(String kernel) {
    Measurement run = hotAdd(kernel, "all");
    assertThat(run.totals().programs()).allMatch(counts -> counts.of(Counter.SAW_UNSLAVED) == 0);
  }

  @Test
  void theFixDoesNotChangeWhatAProbeOfTheMasterLinkSees() {
    Interval before = masterRace("v6.1");
    Interval after = masterRace("v6.7");
    assertThat(before.low()).isPositive().isLessThan(after.high());
    assertThat(after.low()).isPositive().isLessThan(before.high());
  }

  /** With its scan moved to where the VF comes up, so that a test's cycles suffice. */
  @Test
  void theFixDoesNotChangeWhatCloudInitSeesOfTheMasterLinkAtBoot() {
    Interval before = bootScan("v6.1");
    Interval after = bootScan("v6.7");
    assertThat(before.low()).isPositive().isLessThan(after.high());
    assertThat(after.low()).isPositive().isLessThan(before.high());
  }

  private static Interval bootScan(String kernel) {
    Measurement run =
        Runs.run(
            "run.cycles=20k",
            LANES,
            "run.kernel=" + kernel,
            "run.scenario=boot",
            "run.userspace=cloud-init-19.3",
            "timing.kernel.queues=100ms",
            "timing.kernel.master-link=100ms",
            "userspace.\"cloud-init-19.3\".latency={dist=uniform, min=3s, max=7s}");
    return Runs.wide(Runs.rate(run, "cloud-init-19.3", Counter.MISJUDGED));
  }

  private static Interval masterRace(String kernel) {
    return Runs.wide(
        Runs.rate(
            hotAdd(
                kernel,
                "master-rule",
                "run.cycles=20k",
                "userspace.master-rule={trigger=uevent-add, reads=sysfs, gate=master-link,"
                    + " latency={dist=lognormal, median=1ms, p99=5ms}}"),
            "master-rule",
            Counter.SAW_NO_MASTER));
  }

  @ParameterizedTest
  @ValueSource(strings = {"v4.14", "v4.19", "v6.1", "thread-v4", "v6.7", "v6.8", "v6.17"})
  void readersThatTakeRtnlNeverMeetAnUnslavedVfAtHotAdd(String kernel) {
    Measurement run = withRtnlProbe(kernel, "hot-add");
    assertThat(Runs.of(run, "rtnl-probe").of(Counter.SAW_UNSLAVED)).isZero();
    assertThat(Runs.of(run, "rtnl-probe").trials()).isEqualTo(2000);
  }

  @Test
  void readersThatTakeRtnlMeetAnUnslavedVfWhenItComesFirst() {
    Measurement run = withRtnlProbe("v6.1", "vf-first");
    assertThat(Runs.of(run, "rtnl-probe").of(Counter.SAW_UNSLAVED)).isPositive();
  }

  private static Measurement withRtnlProbe(String kernel, String scenario) {
    return Runs.run(
        CYCLES,
        LANES,
        "run.kernel=" + kernel,
        "run.scenario=" + scenario,
        "run.userspace=rtnl-probe",
        "userspace.rtnl-probe={trigger=uevent-add, reads=rtnetlink, gate=slave-flag, latency=0}");
  }

  @ParameterizedTest
  @CsvSource({
    "v4.14, 2000, 2000",
    // a real master (hv_netvsc: set master device, May 2018)
    "v4.18, 2000, 0",
    "v6.1, 2000, 0",
    "v5.10.223, 0, 0",
    "v6.7, 0, 0"
  })
  void connmanAndWickedGoByTheFirstMessage(String kernel, long connman, long wicked) {
    Measurement run = hotAdd(kernel, "connman,wicked");
    assertThat(Runs.of(run, "connman").of(Counter.MISJUDGED)).isEqualTo(connman);
    assertThat(Runs.of(run, "wicked").of(Counter.MISJUDGED)).isEqualTo(wicked);
  }

  /** Section 4.4 of the facts: a VF that registers before hv_netvsc is loaded. */
  @ParameterizedTest
  @CsvSource({
    "v4.14, 2000, 2000",
    "v6.1, 2000, 2000",
    "thread-v4, 2000, 0",
    "v6.7, 0, 0",
    "v6.8, 2000, 2000",
    "v6.17, 2000, 2000"
  })
  void aVfBeforeTheModuleIsJoinedByReplayOrRescan(String kernel, long joined, long flagged) {
    Stock stock = stock(kernel, "vf-first");
    assertThat(stock.of(Outcome.JOINED)).isEqualTo(joined);
    assertThat(stock.of(Outcome.FLAGGED)).isEqualTo(flagged);
  }

  /** v4.19 matches by the serial alone: if the association comes later than the replay, never. */
  @Test
  void byTheSerialAloneReplayJoinsAVfWhoseAssociationHasArrived() {
    assertThat(stock("v4.19", "vf-first").of(Outcome.JOINED)).isBetween(1980L, 2000L);
  }

  @ParameterizedTest
  @CsvSource({"v6.1, 2000", "thread-v4, 2000", "v6.7, 0", "v6.8, 2000", "v6.17, 2000"})
  void afterAReloadTheVfIsJoinedExceptInTheReleaseInBetween(String kernel, long joined) {
    Stock stock = stock(kernel, "module-reload");
    assertThat(stock.of(Outcome.JOINED)).isEqualTo(joined);
    assertThat(stock.of(Outcome.FLAGGED)).isEqualTo(2000);
    assertThat(stock.of(Outcome.FLAGGED_WITHOUT_MASTER)).isEqualTo(2000 - joined);
  }

  @ParameterizedTest
  @CsvSource({"v4.14, 2000", "v4.19, 0", "v6.1, 2000", "v6.7, 2000"})
  void aLateAssociationKeepsAVfApartOnlyWhereTheSerialAloneMatches(String kernel, long joined) {
    assertThat(stock(kernel, "late-association").of(Outcome.JOINED)).isEqualTo(joined);
  }

  @ParameterizedTest
  @CsvSource({
    "v6.1, 0",
    // the gate of IFF_SLAVE is still there (addrconf.c of 6.1.192)
    "v6.1.192, 0",
    "v6.6, 2000",
    "thread-v4, 2000",
    "v6.7, 2000",
    "v6.8, 2000",
    "v6.12.117, 0",
    "v6.17, 0",
    "v7.2, 0"
  })
  void addrconfGivesALinkLocalAddressWhereItsGateForgetsNetvsc(String kernel, long harmed) {
    Counts addrconf = Runs.of(hotAdd(kernel, "addrconf"), "addrconf");
    assertThat(addrconf.trials()).isEqualTo(2000);
    assertThat(addrconf.of(Counter.HARMED)).isEqualTo(harmed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"v4.14", "v4.19", "v6.1", "thread-v4", "v6.7", "v6.8", "v6.17"})
  void withoutANetvscOnlyTheRulesByBusLeaveTheOnlyNicAlone(String kernel) {
    Measurement run = Runs.run(CYCLES, LANES, "run.scenario=no-netvsc", "run.kernel=" + kernel);
    run.settings().programs().stream()
        .filter(program -> !goesByBusOrDriver(program, run.settings().programs()))
        .map(ProgramSpec::name)
        .forEach(
            name -> assertThat(Runs.of(run, name).of(Counter.WRONGLY_IGNORED)).as(name).isZero());
    assertThat(Runs.of(run, "udev-hv-pci-rule").of(Counter.WRONGLY_IGNORED)).isEqualTo(2000);
    assertThat(Runs.of(run, "networkmanager-hv-pci-rule").of(Counter.WRONGLY_IGNORED))
        .isEqualTo(2000);
  }

  /** By itself, or by the property of a rule that does. */
  private static boolean goesByBusOrDriver(ProgramSpec program, List<ProgramSpec> all) {
    return program.gates().ask(Gate.HV_PCI)
        || program.gates().ask(Gate.DRIVER)
        || all.stream()
            .filter(rule -> program.propertyFrom().filter(rule.name()::equals).isPresent())
            .anyMatch(rule -> goesByBusOrDriver(rule, all));
  }

  private static Measurement hotAdd(String kernel, String userspace, String... more) {
    String[] defines = new String[more.length + 4];
    defines[0] = CYCLES;
    defines[1] = LANES;
    defines[2] = "run.kernel=" + kernel;
    defines[3] = "run.userspace=\"" + userspace + "\"";
    System.arraycopy(more, 0, defines, 4, more.length);
    return Runs.run(defines);
  }

  private static Stock stock(String kernel, String scenario) {
    return Runs.run(
            CYCLES,
            LANES,
            "run.kernel=" + kernel,
            "run.scenario=" + scenario,
            "run.userspace=sysfs-scanner")
        .totals()
        .stock();
  }
}
