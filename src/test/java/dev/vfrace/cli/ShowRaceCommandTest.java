package dev.vfrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("campaign")
class ShowRaceCommandTest {

  @Test
  void explainsAWindow() {
    String out = shown("v6.1", "udev-azure-rule");
    assertThat(out.lines()).first().isEqualTo("udev-azure-rule on v6.1");
    assertThat(out)
        .contains(
            "a race, from S4e to S8c",
            "c807d6cd089d",
            "see thread-v4, v4.19.315, v5.10.223, v6.1.192")
        .containsPattern("sum +505 µs")
        .endsWith(
            "stress/vfrace run --kernel v6.1 --userspace udev-azure-rule --scenario hot-add\n");
  }

  @Test
  void saysThatV7Dot2ClosesTheMastersWindowForWhomAUeventWakes() {
    assertThat(
            shown(
                "v6.17",
                "cloud-ifupdown-helper",
                "-D",
                "userspace.cloud-ifupdown-helper.udev-stage=rules"))
        .contains(
            "from S4e to S8b",
            "uevent-at = registered",
            "see uevent-held, v7.2",
            "see master-at-post-init");
  }

  @Test
  void tellsARuleFromWhoGoesByIt() {
    assertThat(shown("v6.1", "networkmanager-azure-rule"))
        .contains("the udev property that udev-azure-rule leaves", "rule gate    IFF_SLAVE");
  }

  /** AlmaLinux/cloud-images issue 217. */
  @Test
  void saysWhoFindsNoPropertyOfARuleForAddAlone() {
    String lost = "the rule runs at 'add' alone";
    assertThat(shown("v6.1", "networkmanager-hv-pci-rule")).contains(lost);
    assertThat(shown("v6.1", "networkmanager-rhel-9")).contains(lost);
    assertThat(shown("v6.1", "networkmanager-coreos-rule")).doesNotContain(lost);
    assertThat(shown("v6.1", "networkmanager-azure-rule")).doesNotContain(lost);
  }

  @Test
  void sumsUpTheChosenTiming() {
    assertThat(shown("v6.1", "udev-azure-rule", "--timing", "raw"))
        .containsPattern("sum +0 ns +of these medians, timing raw")
        .endsWith("--timing raw\n");
  }

  @ParameterizedTest
  @CsvSource({
    "v6.1, connman, the RTM_NEWLINK of S8b was built without IFF_SLAVE",
    "v4.14, cloud-ifupdown-helper, 'never there, however late'",
    "v6.1, networkmanager, userspace alone",
    "v6.1, cloud-init-19.3, --scenario boot",
    "v6.1, wicked, carries IFLA_MASTER",
    "v6.7, networkd-255, a later one misleads it",
    "v6.8, udev-azure-rule, until netvsc_probe looks for it",
    "thread-v4, udev-azure-rule, never flagged",
    "v4.19, udev-azure-rule, late-association",
    "v4.12-bonding, udev-azure-rule, '--userspace udev-azure-rule,bondvf-script'",
    "managed, udev-azure-rule, answers the kernel's question at S3 in time"
  })
  void saysWhy(String kernel, String program, String reason) {
    assertThat(shown(kernel, program).replaceAll("\\s+", " ")).contains(reason);
  }

  /** A list of drivers or names that leaves the VF out is userspace's, and nothing remains. */
  @ParameterizedTest
  @CsvSource({
    "networkd-flatcar-550, driver, 'left alone, whatever flags and links are: mlx4_core'",
    "networkd-mariner, name, left alone: any but e*"
  })
  void blamesNoKernelForAListThatLeavesTheVfOut(String program, String what, String gate) {
    assertThat(shown("v6.1", program).replaceAll("\\s+", " "))
        .contains(
            gate,
            "wrong every time: its " + what + " is none that is left alone",
            "closed by userspace alone: a list that has the VF")
        .doesNotContain("nothing merged", "remains");
  }

  /** cloud-init 22.4 leaves out mlx5_core, with a netvsc and without. */
  @Test
  void anyOfSeveralGatesHoldsBackFromAVfWithoutANetvsc() {
    assertThat(shown("v6.1", "cloud-init-22.4"))
        .contains("a VF that is the only NIC is left alone too")
        .doesNotContain("scenario vf-first");
    assertThat(shown("v6.1", "cloud-init-22.4", "--timing", "azure-mana").replaceAll("\\s+", " "))
        .contains("(scenario vf-first)")
        .doesNotContain("the only NIC");
  }

  /** Neither list has mana: a run under azure-mana counts every cycle, and so does the page. */
  @ParameterizedTest
  @ValueSource(strings = {"networkmanager-driver-list", "networkd-flatcar-550"})
  void goesByTheDriverOfTheTiming(String program) {
    assertThat(shown("v6.1", program, "--timing", "azure-mana")).contains("wrong every time");
  }

  /** networkd waits for the rename, and so does whoever goes by what it holds the VF for. */
  @ParameterizedTest
  @CsvSource({
    "v6.1, networkd-249, networkd-249",
    "v6.1, calico-first-found, networkd-249",
    "v6.1, networkd-wait-online, networkd-257.7"
  })
  void aRenameSavesWhoeverGoesByNetworkd(String kernel, String program, String networkd) {
    assertThat(shown(kernel, program).replaceAll("\\s+", " "))
        .contains(
            "unless udev renames the VF, as with timing azure-mlx5: then "
                + networkd
                + " first looks at the property of 'move', at which the rule has run again");
    assertThat(shown("v7.2", program)).contains("so           no window").doesNotContain("unless");
  }

  @Test
  void whatIsBoundToADeviceGoesByUdevsRemove() {
    assertThat(shown("v6.1", "ifup-unit").replaceAll("\\s+", " "))
        .contains("the uevent 'remove' behind it (R7)");
    assertThat(shown("v6.1", "networkmanager-wait-online"))
        .contains("what networkmanager holds the VF for by then\n")
        .doesNotContain("in the end");
  }

  @Test
  void goesByDefinitionsOfTheUser(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("my conf.conf");
    Files.writeString(
        file,
        """
        vfrace.kernel.mine = ${vfrace.kernel."v6.1"} { slave-flag-at = never }
        vfrace.userspace.my-probe {
          trigger = uevent-add, reads = ioctl, gate = slave-flag, latency = 2ms, heals = never
        }
        """);
    String out = shown("mine", "my-probe", "-c", file.toString());
    assertThat(out)
        .contains("wrong every time", "which nothing sets on this design")
        .endsWith("-c '" + file + "'\n");
  }

  @Test
  void everyPairOfBundledDefinitionsHasAPage() {
    for (String kernel : names("kernels")) {
      for (String program : new String[] {"connman", "networkd-255", "cloud-init-19.3"}) {
        assertThat(shown(kernel, program).lines())
            .allMatch(line -> line.length() <= 100 || line.startsWith("measure"));
      }
    }
    for (String program : names("userspace")) {
      assertThat(shown("v6.1", program)).contains("so ", "measure ");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "v6.3, udev-azure-rule, unknown kernel 'v6.3'; did you mean",
    "v6.1, udev-azure-rul, unknown userspace 'udev-azure-rul'; did you mean 'udev-azure-rule'"
  })
  void suggestsWhatWasMeant(String kernel, String program, String message) {
    InProcess result = InProcess.vfrace("show", "race", kernel, program);
    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains(message).hasLineCount(1);
    assertThat(result.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"show race", "show race v6.1"})
  void wantsAKernelAndAProgram(String command) {
    InProcess result = InProcess.vfrace(command.split(" ", -1));
    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("Missing required parameter", "PROGRAM");
  }

  @Test
  void hasAPageOfHelp() {
    InProcess result = InProcess.vfrace("show", "race", "--help");
    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("Usage: vfrace show race", "Examples:");
    assertThat(result.out().lines()).allMatch(line -> line.length() <= 80);
  }

  private static String[] names(String kind) {
    return InProcess.vfrace("list", kind)
        .out()
        .lines()
        .map(line -> line.split(" ", 2)[0])
        .toArray(String[]::new);
  }

  private static String shown(String kernel, String program, String... more) {
    String[] args = new String[4 + more.length];
    args[0] = "show";
    args[1] = "race";
    args[2] = kernel;
    args[3] = program;
    System.arraycopy(more, 0, args, 4, more.length);
    InProcess result = InProcess.vfrace(args);
    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
    return result.out();
  }
}
