package dev.vfrace.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vfrace.count.Counter;
import dev.vfrace.count.Counts;
import dev.vfrace.settings.SettingsException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** VFs that belong to something other than a netvsc. */
@Tag("campaign")
class OwnerTest {

  private static final long CYCLES = 200;

  /** F15, cloud-init issue 5794: no driver tells two VFs with one MAC apart. */
  @ParameterizedTest
  @ValueSource(strings = {"cloud-init-19.3", "cloud-init-23.2"})
  void twoVfsWithOneMacEndInADuplicateMacErrorWithoutANetvsc(String program) {
    assertThat(run("twin-vf", program).of(Counter.HARMED)).isEqualTo(CYCLES);
  }

  /** What cloud-init leaves out by its driver (BLACKLIST_DRIVERS, up to 23.1) is no duplicate. */
  @Test
  void aVfOnTheListOfDriversIsNoDuplicate() {
    String mana = "timing.driver=mana";
    assertThat(run("twin-vf", "cloud-init-22.4").of(Counter.HARMED)).isZero();
    assertThat(run("twin-vf", "cloud-init-22.4", mana).of(Counter.HARMED)).isEqualTo(CYCLES);
  }

  /** F16, amazon-vpc-cni-k8s issue 3162: networkd takes a NIC that another configures. */
  @Test
  void aNicThatAnAgentConfiguresIsTakenByWhoeverMatchesIt() {
    assertThat(run("owned-by-agent", "networkd-254").of(Counter.HARMED)).isEqualTo(CYCLES);
  }

  @Test
  void aMacOfItsOwnIsNoDuplicate() {
    Counts cloudInit =
        run(
            "owned-by-agent",
            "cloud-init-hotplug",
            "userspace.cloud-init-hotplug.acts=duplicate-mac-error");
    assertThat(cloudInit.of(Counter.MISJUDGED)).isEqualTo(CYCLES);
    assertThat(cloudInit.of(Counter.HARMED)).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "hot-add, agent, the script has offer-synthetic",
    "no-netvsc, netvsc, the script has no offer-synthetic",
    "no-netvsc, host, unknown; allowed: auto"
  })
  void anOwnerThatContradictsTheScriptIsRefused(String scenario, String owner, String message) {
    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() -> run(scenario, "dhcpcd", "scenario." + scenario + ".owner=" + owner))
        .withMessageContaining(message);
  }

  private static Counts run(String scenario, String program, String... more) {
    String[] defines = new String[more.length + 4];
    defines[0] = "run.scenario=" + scenario;
    defines[1] = "run.cycles=" + CYCLES;
    defines[2] = "run.threads=1";
    defines[3] = "run.userspace=" + program;
    System.arraycopy(more, 0, defines, 4, more.length);
    return Runs.of(Runs.run(defines), program);
  }
}
