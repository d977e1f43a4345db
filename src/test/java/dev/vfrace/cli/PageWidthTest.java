package dev.vfrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.text.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text fits a terminal of 80 columns and a file or pipe of 100. */
@Tag("campaign")
@Timeout(120)
class PageWidthTest {

  @TempDir private Path directory;

  /** Each campaign is run once, and told on the narrowest page that there is. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "run --cycles 50 --threads 1 --image ubuntu-24.04 --fleet 2M-hot-plugs/day",
        "compare --suite stress/thread.conf --cycles 8 --threads 1 --lanes 2 -D compare.blocks=1",
        "check --cycles 50 --threads 1",
        "sensitivity v6.1 --cycles 8 --threads 1 --lanes 2 --userspace udev-azure-rule",
        "show race v6.1 udev-azure-rule",
        "show race v6.1 wicked --timing raw",
        "show race v6.1 networkd-255",
        "help calibrate",
        "list kernels",
        "list scenarios",
        "list userspace",
        "list timings",
        "list images"
      })
  void noLineIsLongerThanATerminalIsWide(String command) {
    InProcess result = InProcess.terminal(Engine.actors(), command.split(" "));
    assertThat(result.out()).isNotEmpty();
    assertFits(result.out(), Page.LEAST);
  }

  /** What was run once is told on both. */
  @ParameterizedTest
  @ValueSource(strings = {"run", "compare v6.1 v6.8"})
  void noLineOfAFileIsLongerThanAFileIsWide(String command) {
    Path json = directory.resolve("out.json");
    List<String> all = new ArrayList<>(List.of(command.split(" ")));
    all.addAll(List.of("--cycles", "40", "--threads", "1", "--lanes", "2"));
    all.addAll(List.of("--json", json.toString()));
    assertFits(InProcess.campaign(all.toArray(String[]::new)).out(), Page.OF_FILE);
    assertFits(InProcess.terminal("analyze", json.toString()).out(), Page.LEAST);
  }

  private static void assertFits(String text, int width) {
    assertThat(text.lines())
        .isNotEmpty()
        .allSatisfy(
            line ->
                assertThat(line.codePointCount(0, line.length()))
                    .as(line)
                    .isLessThanOrEqualTo(width));
  }

  /** What is no comment is HOCON, whose texts cannot be folded. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "show kernel v6.1",
        "show kernel v7.2 --messages",
        "show userspace networkd-255",
        "show timing azure-mlx5",
        "list keys latency"
      })
  void noCommentIsLonger(String command) {
    String[] args = command.split(" ");
    assertThat(comments(InProcess.terminal(args), args[1])).isNotEmpty().allMatch(it -> it <= 80);
    assertThat(comments(InProcess.vfrace(args), args[1])).allMatch(it -> it <= Page.OF_FILE);
  }

  @Test
  void wideCommentsAreWholeLines() {
    assertThat(InProcess.terminal("show", "kernel", "v6.1", "--wide").out())
        .containsPattern("step +sysfs dir +flags +master +ioctl .* uevent +done\n")
        .doesNotContain("--wide shows also");
  }

  private static List<Integer> comments(InProcess result, String kind) {
    boolean all = kind.equals("keys");
    return result
        .out()
        .lines()
        .filter(line -> all || line.startsWith("#"))
        .map(line -> line.codePointCount(0, line.length()))
        .toList();
  }

  @Test
  void aComparisonHasChangesFirstAndTheRestInOneLine() {
    String[] command = {
      "compare",
      "v6.1",
      "v6.8",
      "--cycles",
      "300",
      "--threads",
      "1",
      "--userspace",
      "dhcpcd,connman"
    };
    String text = InProcess.campaign(command).out();
    assertThat(text)
        .contains("fixed\n")
        .doesNotContainPattern("dhcpcd +misjudged")
        .containsOnlyOnce("no evidence of a difference in 2 rates of 1 program; --wide shows them");
  }

  @Test
  void aTerminalIsAsWideAsItSaysAndNotLessThan80() {
    assertThat(Sink.TERMINAL.page(Map.of("COLUMNS", "132")).width()).isEqualTo(132);
    assertThat(Sink.TERMINAL.page(Map.of("COLUMNS", "40")).width()).isEqualTo(80);
    assertThat(Sink.TERMINAL.page(Map.of("COLUMNS", "wide")).width()).isEqualTo(80);
    assertThat(Sink.OTHER.page(Map.of("COLUMNS", "132")).width()).isEqualTo(100);
  }

  /** Where it can be searched, a note is one line. */
  @Test
  void notesFitATerminalAndAreWholeInAFile() {
    String[] command = {
      "run", "--cycles", "40", "--threads", "1", "--userspace", "wicked", "--no-progress"
    };
    assertFits(InProcess.terminals(command).err(), Page.LEAST);
    assertThat(InProcess.campaign(command).err().lines())
        .anySatisfy(line -> assertThat(line).startsWith("vfrace: running").endsWith("measured"));
  }

  /** A narrow page says that it lacks the kernel, a wide one names it. */
  @Test
  void reportsNameWhatDeparts() throws IOException {
    Path mine = Files.writeString(directory.resolve("my.conf"), "vfrace.traffic.spacing = 1ms\n");
    Path json = directory.resolve("out.json");
    List<String> all = new ArrayList<>(List.of("reports", "-c", mine.toString()));
    all.addAll(List.of("--cycles", "8", "--threads", "1", "--lanes", "2"));
    all.addAll(List.of("-D", "timing.kernel.queues=2ms", "--json", json.toString()));
    all.addAll(List.of("-D", "kernel.\"v6.1\".rescan-at-probe=true"));
    String[] command = all.toArray(String[]::new);
    assertFits(InProcess.terminal(Engine.actors(), command).out(), Page.LEAST);
    all.add("--wide");
    InProcess wide = InProcess.campaign(all.toArray(String[]::new));
    for (String told : List.of(wide.out(), Files.readString(json))) {
      assertThat(told)
          .contains("queues=2ms", "rescan-at-probe=true", "spacing=1ms")
          .containsPattern("field-reports\\.conf#[0-9a-f]{6}")
          .containsPattern("my\\.conf#[0-9a-f]{6}");
    }
  }
}
