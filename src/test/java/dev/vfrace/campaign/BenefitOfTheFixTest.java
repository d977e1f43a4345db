package dev.vfrace.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.count.Counter;
import dev.vfrace.statistics.Rate;
import dev.vfrace.statistics.RateRatio;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Who benefits from the flag at NETDEV_POST_INIT (c807d6cd089d): each kind of program before it
 * (v4.19, v6.1) and after it (v6.7). One campaign of all programs for each design and scenario, on
 * one thread, and so with the same counts everywhere.
 */
@Tag("campaign")
class BenefitOfTheFixTest {

  private static final Map<String, Measurement> RUNS = new ConcurrentHashMap<>();

  /** With scans moved to where the VF comes up, and wide windows, so that few cycles suffice. */
  private static final List<String> BOOT =
      List.of(
          "run.cycles=2000",
          "timing.kernel.queues=100ms",
          "timing.kernel.master-link=100ms",
          "userspace.cloud-netconfig.period=2s",
          "userspace.\"cloud-init-19.3\".latency={dist=uniform, min=3s, max=7s}");

  /** The label of systemd-networkd's operational state hangs on either flag or master. */
  private static final String OPERSTATE =
      "userspace.operstate={trigger=newlink, reads=message, gate=master-link, latency=1ms}";

  /** How often a program is misled. */
  enum Outcome {
    /** Sometimes. */
    RACE {
      @Override
      boolean fits(Rate rate) {
        return rate.count() > 0 && rate.count() < rate.trials();
      }
    },
    /** In at least nine of ten. */
    MOSTLY {
      @Override
      boolean fits(Rate rate) {
        return rate.count() * 10 >= rate.trials() * 9;
      }
    },
    /** Every time. */
    ALWAYS {
      @Override
      boolean fits(Rate rate) {
        return rate.trials() > 0 && rate.count() == rate.trials();
      }
    },
    /** Not in any trial. */
    NEVER {
      @Override
      boolean fits(Rate rate) {
        return rate.trials() > 0 && rate.count() == 0;
      }
    };

    abstract boolean fits(Rate rate);
  }

  /**
   * networkd-255 takes at its carrier, on any kernel, what it met before udev was done, which a VF
   * of a boot mostly is not (systemd 565916c2, networkd-link.c; issue 36997). networkd reads the
   * property at move, when the rule has run again (device_is_renaming, from v243 on), unless
   * whoever set netvsc up waited for RTNL ahead of udev: netvsc_open has opened the VF, and up to
   * v6.1 its rename is refused (EBUSY), so that there is no move: wait-online follows
   * networkd-257.7. cloud-ifupdown-helper is RUN, behind a wait for RTNL (udev_event_execute_run).
   * In a boot connman and NetworkManager mostly start later than the VF has come (their units wait
   * for network-pre.target), and walinuxagent follows NetworkManager.
   */
  @ParameterizedTest
  @CsvSource({
    "udev-azure-rule,              hot-add, RACE,   RACE,   NEVER",
    "networkmanager-azure-rule,    hot-add, RACE,   RACE,   NEVER",
    "networkd-255,                 hot-add, MOSTLY, MOSTLY, MOSTLY",
    "networkd-255,                 boot,    RACE,   RACE,   RACE",
    "networkd-257.7,               hot-add, NEVER,  NEVER,  NEVER",
    "networkd-wait-online,         boot,    RACE,   RACE,   NEVER",
    "networkmanager-wait-online,   boot,    ALWAYS, ALWAYS, ALWAYS",
    "walinuxagent,                 boot,    RACE,   RACE,   NEVER",
    "connman,                      hot-add, ALWAYS, ALWAYS, NEVER",
    "connman,                      boot,    RACE,   RACE,   NEVER",
    "operstate,                    hot-add, NEVER,  NEVER,  NEVER",
    "cloud-init-19.3,              boot,    RACE,   RACE,   RACE",
    "cloud-ifupdown-helper,        hot-add, NEVER,  NEVER,  NEVER",
    "cloud-netconfig,              boot,    RACE,   RACE,   RACE",
    "cloud-init-22.4,              boot,    NEVER,  NEVER,  NEVER",
    "cloud-init-23.2,              boot,    NEVER,  NEVER,  NEVER",
    "netplan,                      boot,    NEVER,  NEVER,  NEVER",
    "cloud-netconfig-hotplug,      hot-add, NEVER,  NEVER,  NEVER",
    "udev-hv-pci-rule,             hot-add, NEVER,  NEVER,  NEVER",
    "networkmanager,               hot-add, ALWAYS, ALWAYS, ALWAYS",
    "networkd-254,                 hot-add, ALWAYS, ALWAYS, ALWAYS",
    "dhcpcd,                       hot-add, ALWAYS, ALWAYS, ALWAYS",
    "ifupdown-hotplug,             hot-add, ALWAYS, ALWAYS, ALWAYS",
    "cloud-init-hotplug,           hot-add, ALWAYS, ALWAYS, ALWAYS",
    "udev-link-rename,             hot-add, ALWAYS, ALWAYS, ALWAYS",
    "cloud-init-azure-pps,         boot,    ALWAYS, ALWAYS, ALWAYS",
    "dracut-networkmanager,        boot,    ALWAYS, ALWAYS, ALWAYS",
    "wicked,                       hot-add, NEVER,  NEVER,  NEVER",
    "dracut-network-legacy,        boot,    NEVER,  NEVER,  NEVER",
    "udev-azure-rule-85,           hot-add, NEVER,  NEVER,  NEVER",
    "networkmanager-azure-rule-85, hot-add, NEVER,  NEVER,  NEVER",
  })
  void misledBeforeAndAfter(
      String program, String scenario, Outcome inV419, Outcome inV61, Outcome inV67) {
    check(misled("v4.19", scenario, program), inV419);
    check(misled("v6.1", scenario, program), inV61);
    check(misled("v6.7", scenario, program), inV67);
  }

  @ParameterizedTest
  @CsvSource({"cloud-init-19.3, boot", "cloud-netconfig, boot"})
  void whoJudgesByTheMasterIsMisledAsOftenAsBefore(String program, String scenario) {
    for (String before : List.of("v4.19", "v6.1")) {
      assertThat(
              new RateRatio(misled("v6.7", scenario, program), misled(before, scenario, program))
                  .interval()
                  .contains(1))
          .as(before)
          .isTrue();
    }
  }

  /** The label of networkd is right by the master in the same message that lacks the flag. */
  @Test
  void theFirstMessageLacksTheFlagOnlyBeforeTheFix() {
    assertThat(Runs.of(run("v6.1", "hot-add"), "operstate").of(Counter.SAW_UNSLAVED))
        .isEqualTo(4000);
    assertThat(Runs.of(run("v6.7", "hot-add"), "operstate").of(Counter.SAW_UNSLAVED)).isZero();
  }

  /** What addrconf tests changed with v6.2, and hv_netvsc followed by v6.17. */
  @ParameterizedTest
  @CsvSource({
    "v4.19, hot-add, NEVER",
    "v6.1, hot-add, NEVER",
    "v6.7, hot-add, ALWAYS",
    "v6.8, hot-add, ALWAYS",
    "v6.17, hot-add, NEVER"
  })
  void aLinkLocalAddressOnTheVf(String kernel, String scenario, Outcome outcome) {
    check(Runs.rate(run(kernel, scenario), "addrconf", Counter.HARMED), outcome);
  }

  /** Whoever sets it up before netvsc comes. */
  @ParameterizedTest
  @ValueSource(strings = {"v6.1", "thread-v4", "v6.17"})
  void aLinkLocalAddressOnAVfThatComesFirstAndIsOpened(String kernel) {
    Measurement run =
        Runs.run(
            "run.kernel=" + kernel,
            "run.scenario=vf-first",
            "run.threads=1",
            "run.cycles=500",
            "run.touch-vf=yes");
    check(Runs.rate(run, "addrconf", Counter.HARMED), Outcome.ALWAYS);
  }

  /** From v6.2 to the fix. */
  @Test
  void aLinkLocalAddressOnTheVfAlreadyBeforeTheFix() {
    Measurement run =
        Runs.run(
            "run.kernel=v6.1",
            "kernel.\"v6.1\".addrconf-gate=no-addrconf",
            "run.threads=1",
            "run.cycles=500",
            "run.userspace=addrconf");
    check(Runs.rate(run, "addrconf", Counter.HARMED), Outcome.ALWAYS);
  }

  /** What the fix leaves: a netvsc that is unknown when the VF registers. */
  @ParameterizedTest
  @ValueSource(strings = {"v6.1", "v6.7"})
  void aVfThatComesFirstIsTakenByAll(String kernel) {
    for (String program :
        List.of("udev-azure-rule", "networkmanager-azure-rule", "connman", "wicked")) {
      check(misled(kernel, "vf-first", program), Outcome.ALWAYS);
    }
  }

  private static void check(Rate rate, Outcome outcome) {
    assertThat(outcome.fits(rate)).as("%s: %s", outcome, rate).isTrue();
  }

  private static Rate misled(String kernel, String scenario, String program) {
    return Runs.rate(run(kernel, scenario), program, Counter.MISJUDGED);
  }

  private static Measurement run(String kernel, String scenario) {
    return RUNS.computeIfAbsent(
        kernel + " " + scenario,
        x -> {
          List<String> defines = new ArrayList<>();
          Collections.addAll(
              defines,
              "run.kernel=" + kernel,
              "run.scenario=" + scenario,
              "run.threads=1",
              "run.seed=1",
              "run.cycles=" + (scenario.equals("vf-first") ? 500 : 4000),
              OPERSTATE);
          if (scenario.equals("boot")) {
            defines.addAll(BOOT);
          }
          return Runs.run(defines.toArray(String[]::new));
        });
  }
}
