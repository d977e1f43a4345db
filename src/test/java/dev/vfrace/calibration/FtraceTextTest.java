package dev.vfrace.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
final class FtraceTextTest {

  /** The cycles of the set were worked out by other means than these. */
  @ParameterizedTest
  @CsvSource({
    Inputs.NET_FAILOVER + ", /measured/v61_vmxnet3.cycles.csv.gz",
    Inputs.FAKEVSC + ", /measured/v61_fakevsc.cycles.csv.gz"
  })
  void stepsAreThoseOfTheMeasuredSet(String trace, String set) throws IOException {
    Calibrated learnt = Inputs.learn(Inputs.packed(trace));
    assertThat(learnt.rows().count()).isEqualTo(20);
    LabRun lab;
    try (InputStream raw = Objects.requireNonNull(getClass().getResourceAsStream(set))) {
      lab = LabRun.read(set, raw);
    }
    Set<String> measured =
        lab.cycles().stream().map(it -> key(it.cycle().steps())).collect(Collectors.toSet());
    List<String> traced =
        learnt.rows().csv().lines().skip(1).map(it -> "[" + it.replace(",", ", ") + "]").toList();
    // at most one is not in the set: the lab left out what came before its first cycle
    assertThat(traced.stream().filter(measured::contains)).hasSizeGreaterThanOrEqualTo(19);
  }

  @Test
  void lineEndsAndForeignLinesChangeNothing() throws IOException {
    String text = Inputs.text(Inputs.NET_FAILOVER);
    Calibrated plain = Inputs.learn(text);
    String foreign = text.replace("\n", "\r\nsome other line of a log [1] 3.14: x: (y)\r\n\r\n");
    Calibrated mixed = Inputs.learn(foreign);
    assertThat(mixed.rows().csv()).isEqualTo(plain.rows().csv());
    assertThat(mixed.inputs().get(0))
        .contains("6,000 lines", "2,000 of ftrace", "2,000 belong to nothing");
  }

  @Test
  void whatIsCutShortIsSaidAndTheRestKept() throws IOException {
    byte[] packed = Inputs.packed(Inputs.NET_FAILOVER);
    Calibrated half = Inputs.learn(Arrays.copyOf(packed, packed.length / 2));
    assertThat(half.inputs().get(0)).contains("IT ENDS EARLY");
    assertThat(half.rows().count()).isBetween(5, 15);
    String text = Inputs.text(Inputs.NET_FAILOVER);
    Calibrated cut = Inputs.learn(text.substring(0, text.indexOf("rtmsg: ", 60_000)));
    assertThat(cut.notes()).anyMatch(it -> it.contains("1 registration left out: incomplete"));
  }

  @Test
  void shuffledLinesGiveNoSteps() throws IOException {
    List<String> lines = Inputs.text(Inputs.NET_FAILOVER).lines().collect(Collectors.toList());
    Collections.shuffle(lines, new Random(1));
    String shuffled = String.join("\n", lines);
    assertThatThrownBy(() -> Inputs.learn(shuffled))
        .isInstanceOf(CalibrationException.class)
        .hasMessageContaining("there are lines of ftrace, but nothing in them");
  }

  @Test
  void aRegistrationThatIsOutOfOrderIsLeftOut() throws IOException {
    String text = Inputs.text(Inputs.NET_FAILOVER);
    // the attributes of the first registration a second too late
    Calibrated learnt = Inputs.learn(text.replaceFirst("14\\.698879: dpm", "15.698879: dpm"));
    assertThat(learnt.rows().count()).isEqualTo(19);
    assertThat(learnt.notes()).anyMatch(it -> it.contains("out of order"));
  }

  @Test
  void tasksAreToldApart() throws IOException {
    String text = Inputs.text(Inputs.NET_FAILOVER);
    String other = "   kworker/u4:2-77  [000] .....    %s: %s: (x+0x0/0x1)%n";
    String mixed =
        text.lines()
            .flatMap(
                line -> {
                  String time = line.replaceAll(".* (\\d+\\.\\d+): \\w+: .*", "$1");
                  return Stream.of(
                      line,
                      other.formatted(time, "bcast").strip(),
                      other.formatted(time, "ret_unlock").strip());
                })
            .collect(Collectors.joining("\n"));
    assertThat(Inputs.learn(mixed).rows().csv()).isEqualTo(Inputs.learn(text).rows().csv());
  }

  @Test
  void lostEventsAreSaid() throws IOException {
    String text = Inputs.text(Inputs.NET_FAILOVER);
    assertThat(
            Inputs.learn("# entries-in-buffer/entries-written: 100/1334   #P:2\n" + text).notes())
        .anyMatch(it -> it.startsWith("ftrace: 1,234 events were lost"));
    assertThat(Inputs.learn("CPU:1 [LOST 7 EVENTS]\n" + text).notes())
        .anyMatch(it -> it.startsWith("ftrace: 7 events were lost"));
  }

  /** From 7.2 on register_netdevice sends the uevent behind the NETDEV_REGISTER chain. */
  @Test
  void aUeventThatIsHeldBackEndsWhereTheDeviceIsAdded() throws IOException {
    String text =
        Inputs.text(Inputs.NET_FAILOVER).replaceFirst("(?m)^.*14\\.698992: bcast.*\n", "");
    Calibrated learnt = Inputs.learn(text);
    assertThat(learnt.rows().count()).isEqualTo(20);
    assertThat(learnt.rows().column("uevent-add")[0]).isEqualTo(231_000);
    assertThat(learnt.notes()).anyMatch(it -> it.contains("kernels from 7.2"));
  }

  @Test
  void aDeviceWithoutAMasterIsNoVf() throws IOException {
    String text = Inputs.text(Inputs.NET_FAILOVER);
    String alone =
        text.lines()
            .limit(80)
            .filter(line -> !line.contains("\"master\""))
            .collect(Collectors.joining("\n"));
    Calibrated learnt = Inputs.learn(alone + "\n" + text);
    assertThat(learnt.rows().count()).isEqualTo(20);
    assertThat(learnt.notes()).anyMatch(it -> it.contains("without a master"));
  }

  private static String key(long[] steps) {
    return Arrays.toString(steps);
  }

  @Test
  void theProbesHaveTheNamesThatAreRead() throws IOException {
    Set<String> inTrace = new HashSet<>();
    Inputs.text(Inputs.NET_FAILOVER)
        .lines()
        .forEach(line -> inTrace.add(line.replaceAll(".*\\d+\\.\\d+: (\\w+): .*", "$1")));
    assertThat(Probes.names()).isSubsetOf(inTrace);
  }
}
