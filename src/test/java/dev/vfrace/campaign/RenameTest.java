package dev.vfrace.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.count.Counter;
import dev.vfrace.count.Counts;
import dev.vfrace.count.Outcome;
import dev.vfrace.count.Stock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes of udev's rename, and of who waits for it. */
@Tag("campaign")
class RenameTest {

  private static final int CYCLES = 1000;

  /** A rename that falls behind vf_takeover, 100 ms after the join (systemd issue 20895). */
  private static final String SLOW =
      "timing.userspace.rename={dist=lognormal, median=60ms, p99=400ms}";

  private static final String NAMED_BY_MAC =
      "run.userspace=\"networkmanager-azure-rule,udev-link-rename\"";

  /** dev_change_name: EBUSY for a device that is up, until bd039b5ea2a9 (6.2). */
  @ParameterizedTest
  @ValueSource(strings = {"v5.10.223", "v6.1", "v6.1.192"})
  void aSlowRenameIsRefusedInAShareUpToV61(String kernel) {
    Stock stock = stock("run.kernel=" + kernel, "run.userspace=networkmanager", SLOW);
    assertThat(stock.of(Outcome.RENAME_BUSY)).isBetween(1L, CYCLES - 1L);
    assertThat(stock.of(Outcome.RENAMED)).isEqualTo(CYCLES - stock.of(Outcome.RENAME_BUSY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"v6.6", "v6.17", "v7.2", "net-failover"})
  void aSlowRenameIsDoneFromV62On(String kernel) {
    Stock stock = stock("run.kernel=" + kernel, "run.userspace=networkmanager", SLOW);
    assertThat(stock.of(Outcome.RENAMED)).isEqualTo(CYCLES);
    assertThat(stock.of(Outcome.RENAME_BUSY)).isZero();
  }

  /** They wait for udev to be done with a device before they open it. */
  @ParameterizedTest
  @ValueSource(strings = {"networkmanager", "networkd-254", "dhcpcd"})
  void whoWaitsForUdevDoesNotOpenAVfBeforeItsRename(String program) {
    Stock stock =
        stock(
            "run.kernel=v6.1",
            "run.userspace=" + program,
            "run.touch-vf=yes",
            "userspace.\"" + program + "\".latency=0",
            "userspace.\"" + program + "\".act-latency=0");
    assertThat(stock.of(Outcome.RENAMED)).isEqualTo(CYCLES);
  }

  /** connman does not wait. */
  @Test
  void whoDoesNotWaitForUdevHasItsRenameRefused() {
    Stock stock = stock("run.kernel=v6.1", "run.userspace=connman", "run.touch-vf=yes");
    assertThat(stock.of(Outcome.RENAME_BUSY)).isPositive();
  }

  /**
   * "File exists": udev gives the event up, and its database has no property (systemd issue 42331,
   * image-builder pull request 2060): who listens has heard it, and who starts later finds none.
   */
  @Test
  void aNameThatNetvscHasLosesThePropertyOfAnyRuleInTheDatabase() {
    Measurement run = run("run.kernel=v6.7", NAMED_BY_MAC, "run.touch-vf=yes");
    Stock stock = run.totals().stock();
    assertThat(stock.of(Outcome.RENAME_EXISTS)).isEqualTo(CYCLES);
    assertThat(stock.of(Outcome.VF_IS_ETH0)).isZero();
    Counts manager = Runs.of(run, "networkmanager-azure-rule");
    assertThat(manager.of(Counter.MISJUDGED)).isZero();
    assertThat(Runs.of(run, "udev-azure-rule").of(Counter.MISJUDGED)).isZero();
    Measurement boot =
        run(
            "run.kernel=v6.7",
            "run.scenario=boot",
            NAMED_BY_MAC,
            "run.touch-vf=yes",
            "userspace.networkmanager-azure-rule.starts=60s");
    assertThat(Runs.of(boot, "networkmanager-azure-rule").of(Counter.MISJUDGED)).isEqualTo(CYCLES);
  }

  /** Beside others a rule only counts what it would do. */
  @Test
  void aRuleThatIsOnlyWatchedNamesNothing() {
    Measurement run = run("run.kernel=v6.7", NAMED_BY_MAC, "run.touch-vf=no");
    assertThat(run.totals().stock().of(Outcome.RENAMED)).isEqualTo(CYCLES);
    assertThat(Runs.of(run, "networkmanager-azure-rule").of(Counter.MISJUDGED)).isZero();
  }

  /** Properties live per event: a rule for add alone has set none at move (aeb031c7). */
  @Test
  void aRuleForAddAloneLosesItsPropertyToARename() {
    String reader =
        "userspace.reader={trigger=newlink, awaits-udev=renamed, reads=rtnetlink,"
            + " gate=udev-property, property-from=%s, latency=1ms}";
    assertThat(misled(reader.formatted("udev-hv-pci-rule"), "timing.userspace.rename=5ms"))
        .isEqualTo(CYCLES);
    assertThat(misled(reader.formatted("udev-coreos-rule"), "timing.userspace.rename=5ms"))
        .isZero();
    assertThat(misled(reader.formatted("udev-hv-pci-rule"), "timing.userspace.rename=none"))
        .isZero();
  }

  /** systemd-udev-trigger replays add, and the rules see the state of that moment. */
  @Test
  void aUdevThatStartsLateMeetsAVfThatIsMarked() {
    String[] boot = {"run.kernel=v6.1", "run.scenario=boot", "run.userspace=udev-azure-rule"};
    Measurement always = run(boot);
    Measurement late = run(boot[0], boot[1], boot[2], "timing.userspace.udevd-start=30s");
    assertThat(Runs.of(always, "udev-azure-rule").of(Counter.MISJUDGED)).isPositive();
    assertThat(Runs.of(late, "udev-azure-rule").trials()).isEqualTo(CYCLES);
    assertThat(Runs.of(late, "udev-azure-rule").of(Counter.MISJUDGED)).isZero();
  }

  private static long misled(String... defines) {
    Measurement run = run("run.kernel=v6.7", "run.userspace=reader", defines[0], defines[1]);
    return Runs.of(run, "reader").of(Counter.MISJUDGED);
  }

  private static Stock stock(String... defines) {
    return run(defines).totals().stock();
  }

  private static Measurement run(String... defines) {
    String[] all = new String[defines.length + 2];
    all[0] = "run.cycles=" + CYCLES;
    all[1] = "run.threads=1";
    System.arraycopy(defines, 0, all, 2, defines.length);
    return Runs.run(all);
  }
}
