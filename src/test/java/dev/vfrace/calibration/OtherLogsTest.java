package dev.vfrace.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
final class OtherLogsTest {

  @Test
  void udevsDebugLogBoundsItsLatencyFromBelow() throws IOException {
    Calibrated learnt =
        Inputs.learn(
            """
            [   12.000100] host systemd-udevd[300]: eth1: Device is queued (SEQNUM=2301, ACTION=add)
            [   12.000150] host systemd-udevd[300]: rx-0: Device is queued (SEQNUM=2302, ACTION=add)
            [   12.001100] host (udev-worker)[312]: eth1: Processing device (SEQNUM=2301, ACTION=add)
            [   12.021100] host (udev-worker)[312]: eth1: Device processed (SEQNUM=2301, ACTION=add)
            """);
    assertThat(Inputs.samples(learnt, "userspace.uevent-latency")).containsExactly(1_000_000);
    assertThat(learnt.others()).singleElement().matches(it -> it.sorted()[0] == 20_000_000);
  }

  @Test
  void cloudInitSaysWhenItBegan() throws IOException {
    Calibrated learnt =
        Inputs.learn(
            """
            2026-11-26 10:00:00,123 - util.py[DEBUG]: Cloud-init v. 23.2 running 'init-local' at Thu, 26 Nov 2026 10:00:00 +0000. Up 9.52 seconds.
            2026-11-26 10:00:00,130 - main.py[DEBUG]: No kernel command line url found.
            """);
    assertThat(Inputs.samples(learnt, "userspace.scan-latency")).containsExactly(9_520_000_000L);
  }

  @Test
  void udevInfoIsToldAndNotWritten() throws IOException {
    Calibrated learnt =
        Inputs.learn(
            """
            P: /devices/x/net/eth0
            E: INTERFACE=eth0
            E: SUBSYSTEM=net
            E: USEC_INITIALIZED=4500000

            P: /devices/x/block/sda
            E: SUBSYSTEM=block
            E: USEC_INITIALIZED=3500000
            """);
    assertThat(learnt.hasKeys()).isFalse();
    assertThat(learnt.others()).singleElement().matches(it -> it.sorted()[0] == 4_500_000_000L);
  }

  @Test
  void ipMonitorBoundsTheEndOfTheRegistration() throws IOException {
    Calibrated learnt =
        Inputs.learn(
            """
            [2026-11-26T10:00:00.000000] 2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 state UP
                link/ether 00:0d:3a:f5:76:bd brd ff:ff:ff:ff:ff:ff
            [2026-11-26T10:00:01.000000] 5: eth1: <BROADCAST,MULTICAST> mtu 1500 qdisc noop master eth0 state DOWN
            [2026-11-26T10:00:01.000250] 5: eth1: <BROADCAST,MULTICAST,SLAVE> mtu 1500 qdisc noop master eth0 state DOWN
            [2026-11-26T10:00:01.100000] 5: eth1: <BROADCAST,MULTICAST,SLAVE,UP> mtu 1500 master eth0 state UP
            """);
    assertThat(Inputs.samples(learnt, "kernel.new-link")).containsExactly(250_000);
  }

  @Test
  void aLabRunIsReadWithItsWakeUps() throws IOException {
    Calibrated learnt = Inputs.learn(Inputs.packed("/measured/v61_postinit.cycles.csv.gz"));
    assertThat(learnt.rows().count()).isEqualTo(800);
    assertThat(learnt.rows().columns()).endsWith("wake-up");
  }

  @Test
  void anInputWithoutAnythingSaysWhatWasLookedFor() {
    assertThatThrownBy(() -> Inputs.learn("nothing\nto see\n"))
        .isInstanceOf(CalibrationException.class)
        .hasMessageContaining("nothing found in 2 lines")
        .hasMessageContaining("ftrace text")
        .hasMessageContaining("udevadm monitor")
        .hasMessageContaining("cloud-init.log");
    assertThatThrownBy(() -> Inputs.learn("")).hasMessageContaining("nothing found in 0 lines");
  }

  @ParameterizedTest
  @CsvSource({"fd377a585a00, xz", "28b52ffd0000, zstd", "425a68393141, bzip2"})
  void otherCompressionIsRefusedWithTheWayOut(String head, String name) {
    byte[] content = HexFormat.of().parseHex(head);
    assertThatThrownBy(() -> Inputs.learn(content))
        .isInstanceOf(CalibrationException.class)
        .hasMessageContaining("compressed with " + name)
        .hasMessageContaining("-dc FILE");
  }

  /** What identifies a machine stays in its logs. */
  @Test
  void noNameAddressOrSerialIsPutOut() throws IOException {
    List<String> secrets =
        List.of(
            "secrethost",
            "00:0d:3a:f5:76:bd",
            "000d3af576bd",
            "000d3af5-76bd",
            "cf63:00:02.0",
            "SN12345",
            "eth7",
            "enP7s1");
    String input =
        """
        [    1.000000] secrethost kernel: hv_netvsc 000d3af5-76bd eth7: VF registering: enP7s1
        [    1.000034] secrethost kernel: mlx5_core cf63:00:02.0 enP7s1: joined to eth7
        [    1.000100] secrethost kernel: eth7: MAC 00:0d:3a:f5:76:bd
        KERNEL[1.000000] add      /devices/VMBUS:00/000d3af5-76bd/pcicf63:00/cf63:00:02.0/net/enP7s1 (net)
        ID_NET_NAME_MAC=enx000d3af576bd
        ID_SERIAL=SN12345
        KERNEL[1.001000] add      /devices/VMBUS:00/000d3af5-76bd/pcicf63:00/cf63:00:02.0/net/enP7s1/queues/rx-0 (queues)
        P: /devices/VMBUS:00/000d3af5-76bd/net/eth7
        E: ID_SERIAL_SHORT=SN12345
        E: SUBSYSTEM=net
        E: USEC_INITIALIZED=4500000
        """;
    Reading reading = new Reading();
    reading.read(
        "secrethost.log", new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    String output = Inputs.output(reading.result());
    assertThat(output).contains("kernel.master-link", "kernel.queues", "USEC_INITIALIZED");
    assertThat(secrets).noneMatch(output::contains);
  }
}
