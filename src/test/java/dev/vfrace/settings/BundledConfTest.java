package dev.vfrace.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vfrace.delay.Delay;
import dev.vfrace.delay.JointDelay;
import dev.vfrace.model.KernelDesign;
import dev.vfrace.model.KernelDesign.AddrconfGate;
import dev.vfrace.model.KernelDesign.MasterLink;
import dev.vfrace.model.KernelDesign.MatchKey;
import dev.vfrace.model.KernelDesign.SlaveFlagAt;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.model.Scenario;
import dev.vfrace.model.Scenario.Action;
import dev.vfrace.model.Timing;
import dev.vfrace.model.Trigger;
import dev.vfrace.vocabulary.KernelStep;
import dev.vfrace.vocabulary.NotifierEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What conf/ offers. */
@Tag("unit")
final class BundledConfTest {

  private static final Catalogue CATALOGUE = Loading.defines();

  @Test
  void offersTheNamesThatTheDocumentationPromises() {
    assertThat(CATALOGUE.kernels().keySet())
        .containsExactly(
            "hidden-device",
            "host-ordered",
            "managed",
            "master-at-post-init",
            "net-failover",
            "single-device",
            "thread-v4",
            "uevent-held",
            "v4.12-bonding",
            "v4.14",
            "v4.18",
            "v4.19",
            "v4.19.315",
            "v5.10.223",
            "v6.1",
            "v6.1.192",
            "v6.2-bonding",
            "v6.6",
            "v6.7",
            "v6.8",
            "v6.12",
            "v6.12.117",
            "v6.17",
            "v7.2");
    assertThat(CATALOGUE.scenarios().keySet())
        .containsExactly(
            "boot",
            "channels-change",
            "hot-add",
            "late-association",
            "mana-rescan",
            "mana-reset",
            "module-reload",
            "mtu-change",
            "multi-nic",
            "namespace-move",
            "nic-hot-add",
            "no-netvsc",
            "no-slot",
            "other-namespace",
            "owned-by-agent",
            "rx-handler-taken",
            "servicing",
            "servicing-storm",
            "surprise-removal",
            "suspend-resume",
            "twin-vf",
            "uio-generic",
            "uio-rebind",
            "vf-first");
    assertThat(CATALOGUE.timings().keySet())
        .containsExactly("azure-mana", "azure-mlx5", "boot-storm", "raw");
    assertThat(CATALOGUE.images().keySet())
        .containsExactly(
            "aks-azure-linux",
            "aks-ubuntu-22.04",
            "azure-linux",
            "debian-12",
            "fedora-coreos",
            "flatcar",
            "rhel-9",
            "sles-15",
            "ubuntu-22.04",
            "ubuntu-24.04");
    assertThat(CATALOGUE.userspace().keySet())
        .containsExactly(
            "addrconf",
            "aks-secondary-nics",
            "azure-cni",
            "azure-cni-before-4624",
            "bondvf-script",
            "calico-first-found",
            "cilium",
            "cloud-ifupdown-helper",
            "cloud-init-19.3",
            "cloud-init-19.3-fallback",
            "cloud-init-20.4",
            "cloud-init-22.4",
            "cloud-init-23.2",
            "cloud-init-azure-pps",
            "cloud-init-hotplug",
            "cloud-netconfig",
            "cloud-netconfig-hotplug",
            "cloud-netconfig-nm",
            "connman",
            "dhcpcd",
            "dracut-network-legacy",
            "dracut-networkmanager",
            "ifup-unit",
            "ifupdown-hotplug",
            "initscripts-ifcfg",
            "initscripts-rename-device",
            "net-manager",
            "netplan",
            "netplan-mac",
            "netplan-networkmanager",
            "networkd-249",
            "networkd-254",
            "networkd-255",
            "networkd-256",
            "networkd-257.7",
            "networkd-aks-mariner",
            "networkd-flatcar",
            "networkd-flatcar-550",
            "networkd-mariner",
            "networkd-wait-online",
            "networkmanager",
            "networkmanager-azure-rule",
            "networkmanager-azure-rule-85",
            "networkmanager-coreos-rule",
            "networkmanager-driver-list",
            "networkmanager-hv-pci-rule",
            "networkmanager-restarted",
            "networkmanager-rhel-8",
            "networkmanager-rhel-9",
            "networkmanager-wait-online",
            "sysfs-scanner",
            "udev-azure-rule",
            "udev-azure-rule-85",
            "udev-coreos-rule",
            "udev-hv-pci-rule",
            "udev-hv-pci-rule-239",
            "udev-link-rename",
            "walinuxagent",
            "walinuxagent-hostname",
            "wicked");
  }

  @Test
  void describesEachInOneLine() {
    Stream<String> texts =
        Stream.of(
                CATALOGUE.kernels().values().stream()
                    .flatMap(k -> Stream.of(k.naming().summary(), k.naming().source())),
                CATALOGUE.scenarios().values().stream()
                    .flatMap(s -> Stream.of(s.summary(), s.source())),
                CATALOGUE.timings().values().stream()
                    .flatMap(t -> Stream.of(t.summary(), t.source())),
                CATALOGUE.userspace().values().stream()
                    .flatMap(p -> Stream.of(p.origin().summary(), p.origin().source())),
                CATALOGUE.images().values().stream()
                    .flatMap(i -> Stream.of(i.summary(), i.source())))
            .flatMap(all -> all);
    assertThat(texts).allMatch(text -> !text.isBlank() && !text.contains("\n"));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void hasOneDefinitionForEachFile(Kind kind) {
    assertThat(kind.files(Catalogue.confDir()).keySet())
        .isEqualTo(
            switch (kind) {
              case KERNEL -> CATALOGUE.kernels().keySet();
              case SCENARIO -> CATALOGUE.scenarios().keySet();
              case USERSPACE -> CATALOGUE.userspace().keySet();
              case TIMING -> CATALOGUE.timings().keySet();
              case IMAGE -> CATALOGUE.images().keySet();
            });
  }

  /** The kernels as history has them: each column is a toggle. */
  @ParameterizedTest
  @CsvSource({
    "v4.14,     REGISTER,  UPPER,  PERM_MAC,                false, false, false, false, false,"
        + " false",
    "v4.18,     REGISTER,  MASTER, PERM_MAC,                false, false, false, false, false,"
        + " false",
    "v4.19.315, POST_INIT, MASTER, SERIAL PERM_MAC DEV_MAC, true,  true,  true,  false, true, "
        + " false",
    "v5.10.223, POST_INIT, MASTER, SERIAL PERM_MAC DEV_MAC, true,  true,  true,  true,  true, "
        + " false",
    "v6.1.192,  POST_INIT, MASTER, SERIAL PERM_MAC DEV_MAC, true,  true,  true,  true,  true, "
        + " false",
    "v6.6,      REGISTER,  MASTER, SERIAL PERM_MAC,         true,  false, false, false, true, "
        + " false",
    "v4.19,     REGISTER,  MASTER, SERIAL,                  false, false, false, false, false,"
        + " false",
    "v6.1,      REGISTER,  MASTER, SERIAL PERM_MAC,         true,  false, false, false, true, "
        + " false",
    "thread-v4, POST_INIT, MASTER, SERIAL PERM_MAC DEV_MAC, true,  false, false, false, true, "
        + " false",
    "v6.7,      POST_INIT, MASTER, SERIAL PERM_MAC DEV_MAC, true,  false, true,  true,  true, "
        + " false",
    "v6.8,      POST_INIT, MASTER, SERIAL PERM_MAC DEV_MAC, true,  true,  true,  true,  true, "
        + " false",
    "v6.17,     POST_INIT, MASTER, SERIAL PERM_MAC DEV_MAC, true,  true,  true,  true,  true,  true"
  })
  void kernelsDifferAsInHistory(
      String name,
      SlaveFlagAt flag,
      MasterLink link,
      String match,
      boolean serialNeedsMac,
      boolean rescan,
      boolean notifierFirst,
      boolean rtnlHeld,
      boolean openWaits,
      boolean noAddrconf) {
    KernelDesign kernel = kernel(name);
    assertThat(kernel.slaveFlagAt()).isEqualTo(flag);
    assertThat(kernel.masterLink()).isEqualTo(link);
    assertThat(kernel.match())
        .isEqualTo(Arrays.stream(match.split(" ")).map(MatchKey::valueOf).toList());
    assertThat(kernel.serialNeedsMac()).isEqualTo(serialNeedsMac);
    assertThat(kernel.rescanAtProbe()).isEqualTo(rescan);
    assertThat(kernel.notifierBeforeBusDriver()).isEqualTo(notifierFirst);
    assertThat(kernel.rtnlHeldOverProbe()).isEqualTo(rtnlHeld);
    assertThat(kernel.dataPath().openWaitsForAssociation()).isEqualTo(openWaits);
    assertThat(kernel.setsNoAddrconf()).isEqualTo(noAddrconf);
    assertThat(kernel.notifierReplay())
        .containsExactlyInAnyOrder(NotifierEvent.NETDEV_REGISTER, NotifierEvent.NETDEV_UP);
  }

  @Test
  void addrconfChangedWithV62AndTheDataPathWithV512() {
    assertThat(kernel("v6.1").addrconfGate()).isEqualTo(AddrconfGate.SLAVE_FLAG);
    assertThat(kernel("v6.1.192").addrconfGate()).isEqualTo(AddrconfGate.SLAVE_FLAG);
    assertThat(kernel("v6.6").addrconfGate()).isEqualTo(AddrconfGate.NO_ADDRCONF);
    assertThat(kernel("thread-v4").addrconfGate()).isEqualTo(AddrconfGate.NO_ADDRCONF);
    assertThat(kernel("v6.7").addrconfGate()).isEqualTo(AddrconfGate.NO_ADDRCONF);
    assertThat(kernel("v4.19").dataPath().backAt()).isEqualTo(NotifierEvent.NETDEV_DOWN);
    assertThat(kernel("v6.1").dataPath().backAt()).isEqualTo(NotifierEvent.NETDEV_GOING_DOWN);
  }

  /** The announcement of Linux 5.10.213 lists 34b06a2eee44, what 4.19.310 took does not. */
  @Test
  void theDataPathOfV512CameTo510StableAlone() {
    assertThat(kernel("v5.10.223").dataPath().backAt()).isEqualTo(NotifierEvent.NETDEV_GOING_DOWN);
    assertThat(kernel("v4.19.315").dataPath().backAt()).isEqualTo(NotifierEvent.NETDEV_DOWN);
  }

  /** bd039b5ea2a9 (v6.2); IFF_LIVE_RENAME_OK on failover slaves in v6.1. */
  @Test
  void aDeviceThatIsUpCanBeRenamedFromV62() {
    assertThat(kernel("v6.1.192").coupling().liveRename()).isFalse();
    assertThat(kernel("v6.6").coupling().liveRename()).isTrue();
    assertThat(kernel("v7.2").coupling().liveRename()).isTrue();
    assertThat(kernel("net-failover").coupling().liveRename()).isTrue();
  }

  @Test
  void whatADesignIsDerivedFromIsADesign() {
    assertThat(CATALOGUE.kernels().values().stream().flatMap(it -> it.naming().from().stream()))
        .allMatch(CATALOGUE.kernels()::containsKey);
  }

  @Test
  void scenariosHaveWhatTheirNamesSay() {
    assertThat(scenario("hot-add").cycle())
        .containsExactly(
            Action.OFFER_VF,
            Action.AWAIT_VF_REGISTERED,
            Action.SETTLE,
            Action.REVOKE_VF,
            Action.AWAIT_VF_REMOVED,
            Action.GAP);
    assertThat(CATALOGUE.scenarios().values().stream().filter(Scenario::boots))
        .containsExactlyInAnyOrder(scenario("boot"), scenario("twin-vf"));
    assertThat(CATALOGUE.scenarios().values().stream().filter(s -> !s.owner().isThere()))
        .containsExactly(scenario("no-netvsc"));
    assertThat(scenario("vf-first").cycle().indexOf(Action.OFFER_VF))
        .isLessThan(scenario("vf-first").cycle().indexOf(Action.LOAD_MODULE));
    assertThat(scenario("module-reload").cycle().indexOf(Action.UNLOAD_MODULE))
        .isBetween(1, scenario("module-reload").cycle().indexOf(Action.LOAD_MODULE));
    assertThat(scenario("late-association").cycle()).contains(Action.ASSOCIATE_VF);
  }

  @ParameterizedTest
  @EnumSource(KernelStep.class)
  void rawTakesNoTimeInTheKernel(KernelStep step) {
    assertThat(timing("raw").kernel().of(step)).isEqualTo(Delay.ZERO);
  }

  @Test
  void rawTakesNoTimeInUserspace() {
    List<ProgramSpec> programs = Loading.defines("run.timing=raw").campaign().programs();
    assertThat(programs)
        .filteredOn(program -> !program.latencyFixed())
        .extracting(ProgramSpec::latency)
        .containsOnly(Delay.ZERO);
    assertThat(programs).extracting(ProgramSpec::actLatency).containsOnly(Delay.ZERO);
    assertThat(timing("raw").userspace().rename()).contains(Delay.ZERO);
    // or no time would pass at all
    assertThat(programs)
        .filteredOn(program -> program.trigger() == Trigger.POLL)
        .isNotEmpty()
        .allMatch(program -> program.period().orElseThrow().quantile(0) > 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"azure-mana", "azure-mlx5", "boot-storm"})
  void everyStepOfARealTimingTakesTime(String name) {
    Timing timing = timing(name);
    assertThat(KernelStep.values()).allMatch(step -> timing.kernel().of(step).quantile(0.5) > 0);
    assertThat(timing.kernel().of(KernelStep.VF_TAKEOVER).quantile(0.5)).isEqualTo(100e6);
  }

  /**
   * Uevent to join: median 0.5 ms, p99 10 ms (estimate); two samples of 34 and 42 us at the end.
   */
  @Test
  void theWindowOfMlx5IsAsEstimated() {
    long[] window = window(timing("azure-mlx5"), KernelStep.QUEUES, KernelStep.SLAVE_FLAG);
    assertThat(window[window.length / 2]).isCloseTo(500_000L, within(50_000L));
    assertThat(window[window.length * 99 / 100]).isCloseTo(10_000_000L, within(500_000L));
    long[] join = window(timing("azure-mlx5"), KernelStep.MASTER_LINK, KernelStep.SLAVE_FLAG);
    assertThat(join[join.length / 2]).isBetween(20_000L, 45_000L);
  }

  /** Two samples of 1.040 and 1.176 ms from VF registering to joined. */
  @Test
  void theJoinOfManaIsAsMeasured() {
    long[] join = window(timing("azure-mana"), KernelStep.MASTER_LINK, KernelStep.SLAVE_FLAG);
    assertThat(join[join.length / 2]).isBetween(1_040_000L, 1_176_000L);
  }

  @Test
  void onlyAddrconfIsTheKernelItself() {
    assertThat(CATALOGUE.userspace().values())
        .filteredOn(program -> program.trigger() == Trigger.NETDEV_UP)
        .extracting(ProgramSpec::name)
        .containsExactly("addrconf");
  }

  /** The sum of consecutive steps, sorted. */
  /** The middle of what was measured, and the distributions of all steps as they were. */
  @ParameterizedTest
  @ValueSource(strings = {"azure-mana", "azure-mlx5", "boot-storm"})
  void theStepsOfARegistrationBelongTogether(String name) {
    for (KernelStep step : KernelStep.values()) {
      boolean ofRegistration =
          step.compareTo(KernelStep.POST_INIT) >= 0 && step.compareTo(KernelStep.RTNL_UNLOCK) <= 0;
      assertThat(timing(name).kernel().of(step) instanceof JointDelay)
          .as(step.key())
          .isEqualTo(ofRegistration);
    }
  }

  private static long[] window(Timing timing, KernelStep first, KernelStep last) {
    SplittableRandom random = new SplittableRandom(1);
    return LongStream.generate(
            () ->
                Arrays.stream(KernelStep.values())
                    .filter(step -> step.compareTo(first) >= 0 && step.compareTo(last) <= 0)
                    .mapToLong(step -> timing.kernel().of(step).sample(random))
                    .sum())
        .limit(100_000)
        .sorted()
        .toArray();
  }

  private static KernelDesign kernel(String name) {
    return Optional.ofNullable(CATALOGUE.kernels().get(name)).orElseThrow();
  }

  private static Scenario scenario(String name) {
    return Optional.ofNullable(CATALOGUE.scenarios().get(name)).orElseThrow();
  }

  private static Timing timing(String name) {
    return Optional.ofNullable(CATALOGUE.timings().get(name)).orElseThrow();
  }
}
