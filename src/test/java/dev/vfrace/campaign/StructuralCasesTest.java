package dev.vfrace.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.count.Outcome;
import dev.vfrace.count.Stock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The structural cases: what becomes of a VF that its netvsc cannot find at once, design by design.
 * They follow from the order of steps, so that all cycles or none come out that way.
 */
@Tag("campaign")
class StructuralCasesTest {

  private static final int CYCLES = 300;

  @ParameterizedTest
  @CsvSource({
    // before the module
    "vf-first, v4.14, all, all",
    "vf-first, v6.1, all, all",
    "vf-first, thread-v4, all, none",
    "vf-first, v6.7, none, none",
    "vf-first, v6.8, all, all",
    "vf-first, v6.12, all, all",
    "vf-first, v6.17, all, all",
    // stable kernels have the rescan: 5.10.213, 6.1.79 (CVE-2024-26820)
    "vf-first, v5.10.223, all, all",
    "vf-first, v6.1.192, all, all",
    "vf-first, v6.6, all, all",
    "vf-first, v7.2, all, all",
    "vf-first, net-failover, all, none",
    "vf-first, host-ordered, all, all",
    // reload under a VF that stays
    "module-reload, v4.14, all, all",
    "module-reload, v6.1, all, all",
    "module-reload, thread-v4, all, all",
    "module-reload, v6.7, none, all",
    "module-reload, v6.8, all, all",
    "module-reload, v6.17, all, all",
    "module-reload, host-ordered, all, all",
    // K15: netvsc_remove leaves the VF up and flagged; bound again, only the rescan finds it
    "uio-generic, v6.1, none, all",
    "uio-generic, v7.2, none, all",
    "uio-rebind, v6.1, none, all",
    "uio-rebind, v6.7, none, all",
    "uio-rebind, v6.8, all, all",
    "uio-rebind, v7.2, all, all",
    "mana-rescan, v7.2, all, all",
    // the association message comes late
    "late-association, v4.14, all, all",
    // by MAC up to v4.18, by the serial alone in v4.19
    "late-association, v4.18, all, all",
    "late-association, v4.19, none, none",
    "late-association, v5.10.223, all, all",
    "late-association, v6.1, all, all",
    "late-association, thread-v4, all, all",
    "late-association, v6.7, all, all",
    "late-association, v6.8, all, all",
    // another network namespace
    "other-namespace, v4.14, none, none",
    "other-namespace, v4.19, all, all",
    "other-namespace, v6.1, all, all",
    "other-namespace, thread-v4, all, all",
    "other-namespace, v6.7, all, all",
    "other-namespace, v6.8, all, all",
    // netvsc moved after the join: a VF that stays behind stays linked, one that follows is again
    "namespace-move, v4.14, all, all",
    "namespace-move, v6.1, all, all",
    "namespace-move, v6.8, all, all",
    "namespace-move, v6.12, all, all",
    "namespace-move, v6.17, all, all",
    // no numeric slot
    "no-slot, v4.14, all, all",
    "no-slot, v4.19, none, none",
    "no-slot, v6.1, none, none",
    "no-slot, v6.7, none, none",
    "no-slot, v6.17, none, none",
    // somebody else has the rx handler
    "rx-handler-taken, v4.14, none, none",
    "rx-handler-taken, v6.1, none, none",
    "rx-handler-taken, thread-v4, none, all",
    "rx-handler-taken, v6.7, none, all",
    "rx-handler-taken, v6.17, none, all",
  })
  void joinsAndFlags(String scenario, String kernel, String joined, String flagged) {
    Stock stock = stock(kernel, scenario);
    assertThat(stock.of(Outcome.JOINED)).isEqualTo(count(joined));
    assertThat(stock.of(Outcome.FLAGGED)).isEqualTo(count(flagged));
  }

  /**
   * K1: netvsc is down when it has been registered, and the VF gets its flags: by __netvsc_vf_setup
   * in the rescan of netvsc_probe (9cae43da9867) or in vf_takeover (netvsc_drv.c, 5.10.223 to
   * 7.3.4). A VF that is not joined keeps its own.
   */
  @ParameterizedTest
  @CsvSource({"v6.1, none", "v6.7, all", "v6.8, none", "v6.17, none", "v7.2, none"})
  void aVfThatIsUpIsClosedByANetvscThatIsDown(String kernel, String up) {
    Stock stock =
        stock(kernel, "vf-first", "run.userspace=dhcpcd", "timing.kernel.netvsc-ifup=100s");
    assertThat(stock.of(Outcome.UP)).isEqualTo(count(up));
    assertThat(stock.of(Outcome.DATA_PATH_ON_VF)).isZero();
  }

  /** netvsc_open opens the VF, whose NETDEV_UP switches the data path. */
  @ParameterizedTest
  @CsvSource({
    "boot, v6.1, all",
    "boot, v6.8, all",
    "boot, v7.2, all",
    "vf-first, v6.1, all",
    "vf-first, v6.7, none",
    "vf-first, v6.8, all",
    "module-reload, v6.1, all",
    "module-reload, v6.7, none",
    "module-reload, v6.8, all",
    "module-reload, v6.17, all",
    // netvsc is closed by its move, and nobody sets it up there (__dev_change_net_namespace)
    "namespace-move, v6.1, none",
    "namespace-move, v6.12, none",
    "namespace-move, v6.17, none",
    "other-namespace, v6.1, all"
  })
  void theDataPathIsOnTheVfOnceSomebodyHasSetNetvscUp(String scenario, String kernel, String onVf) {
    Stock stock = stock(kernel, scenario, "timing.kernel.netvsc-ifup=1s");
    assertThat(stock.of(Outcome.DATA_PATH_ON_VF)).isEqualTo(count(onVf));
  }

  /** netvsc_remove unlinks the VF and leaves its flags. */
  @Test
  void aVfWhoseNetvscIsUnboundStaysUp() {
    assertThat(stock("v6.1", "uio-generic").of(Outcome.UP)).isEqualTo(CYCLES);
  }

  /** A VF whose driver is quicker than netvsc's probe, in a module that is being loaded. */
  @ParameterizedTest
  @CsvSource({
    "v4.14, all, all, all",
    "v4.19, all, all, all",
    "v6.1, all, all, all",
    "thread-v4, all, none, all",
    "v6.7, all, all, none",
    "v6.8, all, all, none",
    "host-ordered, all, all, none"
  })
  void aQuickVfDuringModuleInit(String kernel, String joined, String flagged, String eth0) {
    Stock stock =
        stock(kernel, "boot", "timing.kernel.vf-probe=10ms", "timing.kernel.netvsc-probe=50ms");
    assertThat(stock.of(Outcome.JOINED)).isEqualTo(count(joined));
    assertThat(stock.of(Outcome.FLAGGED)).isEqualTo(count(flagged));
    assertThat(stock.of(Outcome.VF_IS_ETH0)).isEqualTo(count(eth0));
  }

  /** The same beside a module that was loaded before: nothing is replayed. */
  @ParameterizedTest
  @CsvSource({
    "v4.14, none, none, all",
    "v4.19, none, none, all",
    "v6.1, none, none, all",
    "thread-v4, none, none, all",
    "v6.7, all, all, none",
    "v6.8, all, all, none",
    "v6.17, all, all, none",
    "host-ordered, all, all, none"
  })
  void aQuickVfOvertakesANicThatIsAdded(String kernel, String joined, String flagged, String eth0) {
    Stock stock =
        stock(
            kernel,
            "nic-hot-add",
            "timing.kernel.vf-probe=10ms",
            "timing.kernel.netvsc-probe=50ms");
    assertThat(stock.of(Outcome.JOINED)).isEqualTo(count(joined));
    assertThat(stock.of(Outcome.FLAGGED)).isEqualTo(count(flagged));
    assertThat(stock.of(Outcome.VF_IS_ETH0)).isEqualTo(count(eth0));
  }

  private static Stock stock(String kernel, String scenario, String... more) {
    String[] defines = new String[more.length + 6];
    defines[0] = "run.kernel=" + kernel;
    defines[1] = "run.scenario=" + scenario;
    defines[2] = "run.cycles=" + CYCLES;
    defines[3] = "run.userspace=udev-azure-rule";
    defines[4] = "run.threads=1";
    // so that the message is in time where the serial alone matches
    defines[5] = "timing.kernel.vf-association=1ms";
    System.arraycopy(more, 0, defines, 6, more.length);
    Stock stock = Runs.run(defines).totals().stock();
    assertThat(stock.cycles()).isEqualTo(CYCLES);
    return stock;
  }

  private static long count(String share) {
    return share.equals("all") ? CYCLES : 0;
  }
}
