package dev.vfrace.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class UdevMonitorTest {

  private static final String NIC =
      "/devices/LNXSYSTM:00/LNXSYBUS:00/ACPI0004:00/VMBUS:00/00a2c4d5-cf63/pcicf63:00/cf63:00:02.0/net/eth1";
  private static final String HEADER =
      """
      monitor will print the received events for:
      UDEV - the event which udev sends out after rule processing
      KERNEL - the kernel uevent

      """;

  @Test
  void boundsTheQueuesAndTellsOfTheRules() throws IOException {
    String text =
        HEADER
            + kernel(100.000000, NIC, "net")
            + kernel(100.000300, NIC + "/queues/rx-0", "queues")
            + kernel(100.001250, NIC + "/queues/tx-0", "queues")
            + "UDEV  [100.020000] add      "
            + NIC.replace("eth1", "enP1s1")
            + " (net)\n"
            + "KERNEL[100.030000] remove   "
            + NIC.replace("eth1", "enP1s1")
            + " (net)\n";
    Calibrated learnt = Inputs.learn(text);
    assertThat(Inputs.samples(learnt, "kernel.queues")).containsExactly(1_250_000);
    assertThat(learnt.others())
        .singleElement()
        .matches(it -> !it.figure().hasKey() && it.sorted()[0] == 20_000_000);
    assertThat(learnt.inputs().get(0)).contains("0 belong to nothing");
  }

  @Test
  void propertiesBelongToTheirEvent() throws IOException {
    String properties = "ACTION=add\nDEVPATH=/devices/x\nSEQNUM=1\n\n";
    Calibrated learnt =
        Inputs.learn(
            HEADER
                + kernel(1, NIC, "net")
                + properties
                + kernel(1.002, NIC + "/queues/rx-0", "queues")
                + properties
                + "FOREIGN=yes\n");
    assertThat(Inputs.samples(learnt, "kernel.queues")).containsExactly(2_000_000);
    assertThat(learnt.inputs().get(0)).contains("1 belong to nothing");
  }

  @Test
  void virtualDevicesAndTheSyntheticNicAreNoVfs() throws IOException {
    String virtual = "/devices/virtual/net/veth0";
    String netvsc = "/devices/LNXSYSTM:00/VMBUS:00/000d3af5-76bd/net/eth0";
    Calibrated learnt =
        Inputs.learn(
            kernel(1, virtual, "net")
                + kernel(2, virtual + "/queues/rx-0", "queues")
                + kernel(3, netvsc, "net")
                + kernel(4, netvsc + "/queues/rx-0", "queues")
                + kernel(5, NIC, "net")
                + kernel(5.001, NIC + "/queues/rx-0", "queues"));
    assertThat(Inputs.samples(learnt, "kernel.queues")).containsExactly(1_000_000);
  }

  @Test
  void whereNoNicIsOnPciItSaysThatThereIsNoWakeUp() throws IOException {
    String platform = "/devices/platform/netvsc_standin_vf.0/net/eth0";
    Calibrated learnt =
        Inputs.learn(Inputs.text(Inputs.NET_FAILOVER) + kernel(14.699992, platform, "net"));
    assertThat(learnt.rows().columns()).doesNotContain("wake-up");
    assertThat(learnt.notes()).anyMatch(it -> it.contains("1 network device, none on a PCI bus"));
  }

  @Test
  void receiptsBecomeWakeUpsOfTracedRegistrations() throws IOException {
    String trace = Inputs.text(Inputs.NET_FAILOVER);
    // the first broadcast is at 14.698992, and the last of 20 registrations takes the last
    Calibrated learnt = Inputs.learn(trace, kernel(14.699992, NIC, "net"));
    assertThat(learnt.rows().columns()).contains("wake-up");
    assertThat(learnt.rows().column("wake-up")).containsExactly(1_000_000);
    assertThat(learnt.rows().column("queues")).containsExactly(464_000);
    assertThat(learnt.notes())
        .anyMatch(it -> it.contains("19 of 20 traced registrations are left out"));
  }

  @Test
  void clocksThatDoNotAgreeAreSaid() throws IOException {
    Calibrated learnt = Inputs.learn(Inputs.text(Inputs.NET_FAILOVER), kernel(5000, NIC, "net"));
    assertThat(learnt.rows().columns()).doesNotContain("wake-up");
    assertThat(learnt.rows().count()).isEqualTo(20);
    assertThat(learnt.notes()).anyMatch(it -> it.contains("do not agree: 0 of 1"));
  }

  @Test
  void inputsThatMayBeOfSeveralBootsAreNotJoined() throws IOException {
    String trace = Inputs.text(Inputs.NET_FAILOVER);
    Calibrated learnt = Inputs.learn(trace, trace, kernel(14.699992, NIC, "net"));
    assertThat(learnt.rows().count()).isEqualTo(40);
    assertThat(learnt.rows().columns()).doesNotContain("wake-up");
    assertThat(learnt.notes()).anyMatch(it -> it.contains("may be of several boots"));
  }

  private static String kernel(double seconds, String path, String subsystem) {
    return String.format(Locale.ROOT, "KERNEL[%.6f] add      %s (%s)%n", seconds, path, subsystem);
  }
}
