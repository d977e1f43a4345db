package dev.vfrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("campaign")
class ShowCommandTest {

  @ParameterizedTest
  @CsvSource({
    "kernel, v6.1, vfrace.kernel.\"v6.1\".slave-flag-at",
    "scenario, hot-add, vfrace.scenario.hot-add.cycle",
    "userspace, cloud-init-19.3, vfrace.userspace.\"cloud-init-19.3\".gate",
    "timing, raw, vfrace.timing.kernel.vf-probe"
  })
  void printsHocon(String kind, String name, String key) {
    InProcess result = InProcess.vfrace("show", kind, name);
    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(ConfigFactory.parseString(result.out()).hasPath(key)).isTrue();
  }

  @Test
  void fillsInDefaults() {
    Config wicked =
        ConfigFactory.parseString(InProcess.vfrace("show", "userspace", "wicked").out());
    assertThat(wicked.getString("vfrace.userspace.wicked.property-check")).isEqualTo("always");
  }

  @Test
  void showsTheStepsOfAKernelAsComments() {
    assertThat(InProcess.vfrace("show", "kernel", "v6.7", "--wide").out().lines())
        .anyMatch(line -> line.matches("# S3 .*IFF_SLAVE set"))
        .anyMatch(line -> line.startsWith("# T+100ms "))
        .anyMatch(line -> line.startsWith("# R8 "));
  }

  @Test
  void saysWhatADesignChangedOfTheOneItWasDerivedFrom() {
    assertThat(InProcess.vfrace("show", "kernel", "v6.8").out().lines())
        .contains("# Against v6.7: rescan-at-probe = true (was false)");
    assertThat(InProcess.vfrace("show", "kernel", "v6.12.117").out().lines())
        .contains("# Against v6.17: the same");
    assertThat(InProcess.vfrace("show", "kernel", "v6.6").out().lines())
        .contains("# Against v6.1: addrconf-gate = no-addrconf (was slave-flag)");
    assertThat(InProcess.vfrace("show", "kernel", "v4.14").out()).doesNotContain("# Against");
  }

  @Test
  void refusesToCompareWithADesignThatIsNotThere() {
    InProcess result = InProcess.vfrace("show", "kernel", "v6.1", "-D", "kernel.\"v6.1\".from=v9");
    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("unknown kernel 'v9'");
  }

  @Test
  void listsTheMessagesOfACycleOnRequest() {
    assertThat(InProcess.vfrace("show", "kernel", "v6.1").out()).doesNotContain("NotifierCall");
    assertThat(InProcess.vfrace("show", "kernel", "v6.1", "--messages").out().lines())
        .anyMatch(line -> line.matches("# 9 ms +hv_netvsc +net-core +LinkUpper.master=true."))
        .anyMatch(line -> line.matches("# 9 ms +net-core +hv_netvsc +UpperLinked"))
        .noneMatch(line -> line.contains("Actor["));
  }

  @Test
  void refusesMessagesOfWhatIsNoKernel() {
    InProcess result = InProcess.vfrace("show", "timing", "raw", "--messages");
    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("--messages is for a kernel, not for a timing");
  }

  @Test
  void takesDefinesIntoAccount() {
    InProcess result =
        InProcess.vfrace("show", "kernel", "v6.1", "-D", "kernel.\"v6.1\".slave-flag-at=never");
    assertThat(result.out()).contains("slave-flag-at=never").doesNotContain("# S8c ");
  }

  @Test
  void takesDefinesIntoAccountForTimingsAndMarksThem() {
    InProcess result =
        InProcess.vfrace("show", "timing", "azure-mlx5", "-D", "timing.kernel.queues=2ms");
    assertThat(result.out())
        .containsPattern("# -D timing.kernel.queues=2ms\n +queues=\"2ms\"")
        .containsOnlyOnce("# -D");
  }

  @Test
  void marksAValueThatIsTakenFromAnotherKeyAsTheHeadingOfARunDoes(@TempDir Path directory)
      throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("my.conf"),
            "vfrace.userspace.wicked.latency = ${vfrace.userspace.networkmanager.latency}\n");
    String shown = InProcess.vfrace("show", "userspace", "wicked", "-c", file.toString()).out();
    assertThat(shown).containsPattern("# .*networkmanager\\.conf:\\d+\n +latency");
    assertThat(shown.lines().filter(line -> line.contains(".conf:")))
        .allMatch(line -> line.contains("networkmanager.conf:"));
  }

  @Test
  void marksAPartOfADelayByThePlaceOfThatPart() {
    String define = "userspace.wicked.latency.p99=90ms";
    assertThat(InProcess.vfrace("show", "userspace", "wicked", "-D", define).out())
        .containsPattern("# -D " + define + "\n +latency")
        .containsOnlyOnce("# -D");
  }

  @Test
  void whatItPrintsCanBeGivenWithC(@TempDir Path directory) throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("mine.conf"),
            InProcess.vfrace("show", "kernel", "v6.1").out().replace("v6.1\" {", "mine\" {"));
    InProcess result = InProcess.vfrace("show", "kernel", "mine", "-c", file.toString());
    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void theClockHasAPageOfItsOwn() {
    InProcess result = InProcess.vfrace("show", "clock", "--help");
    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("figures measured on this machine");
  }

  @Test
  void wantsAKindAndAName() {
    for (String[] args : new String[][] {{"show"}, {"show", "kernel"}}) {
      InProcess result = InProcess.vfrace(args);
      assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
      assertThat(result.err()).contains("Missing required");
    }
  }
}
