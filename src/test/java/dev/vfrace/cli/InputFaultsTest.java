package dev.vfrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What input once broke, each by its name: all of it is refused, at once and with its place. */
@Tag("campaign")
@Timeout(60)
class InputFaultsTest {

  private static final String PROBE =
      "{ trigger = uevent-add, reads = sysfs, gate = none, latency = 0 }";

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"url(\"%s\")", "required(url(\"%s\"))", "\"%s\""})
  void networkFromAConfigFile(String include) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String url = "http://127.0.0.1:%d/x.conf".formatted(server.getLocalPort());
      Path file = write("\ninclude " + include.formatted(url));
      assertThat(refusal("run", "-c", file.toString())).startsWith("vfrace: " + file + ":2: ");
      server.setSoTimeout(50);
      assertThat(asked(server)).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/dev/zero", "/dev/null", ".", "/"})
  void oddFiles(String file) {
    assertThat(refusal("run", "-c", file)).contains("allowed: a readable HOCON file");
    assertThat(refusal("run", "--timing", file)).contains("allowed");
    assertThat(refusal("compare", "--suite", file)).contains("allowed");
    assertThat(refusal("reports", file)).contains("allowed");
    assertThat(refusal("analyze", file)).contains("no such file");
    String out = directory.resolve("out.conf").toString();
    assertThat(refusal("calibrate", file, "--out", out)).contains("is no regular file; allowed");
    assertThat(refusal("agree", file)).contains("is no regular file; allowed");
  }

  @Test
  void oddFilesNamedPipe() throws IOException, InterruptedException {
    Path pipe = directory.resolve("pipe.conf");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    assertThat(refusal("run", "-c", pipe.toString())).contains(pipe + ": is no regular file");
    assertThat(refusal("run", "--timing", pipe.toString())).contains("is no regular file");
    String out = directory.resolve("out.conf").toString();
    assertThat(refusal("calibrate", pipe.toString(), "--out", out)).contains("is no regular file");
    assertThat(refusal("agree", pipe.toString())).contains("is no regular file");
  }

  static Stream<String> deepOrHuge() {
    return Stream.of(
        "a {".repeat(2000) + "}".repeat(2000),
        "a = " + "[".repeat(50_000) + "]".repeat(50_000),
        "a" + ".a".repeat(20_000) + " = 1",
        "vfrace.run.cycles = " + "1".repeat(1 << 19),
        "#".repeat((1 << 20) + 1),
        doubling("a%d = ${a%d}${a%d}"),
        doubling("a%d = [${a%d}] [${a%d}]"),
        doubling("a%d = [${a%d}, ${a%d}]"),
        doubling("a%d = { x = ${a%d}, y = ${a%d} }"),
        "vfrace.userspace { " + "p = 1, ".repeat(10_000) + "}");
  }

  @ParameterizedTest
  @MethodSource("deepOrHuge")
  void deepOrHugeHocon(String text) throws IOException {
    assertThat(refusal("run", "-c", write(text).toString())).contains("too much", "allowed: up to");
  }

  @Test
  void deepOrHugeDefine() {
    assertThat(refusal("run", "-D", "a" + ".a".repeat(4000) + "=1")).contains("allowed: up to");
    assertThat(refusal("run", "-D", "run.cycles=" + "[".repeat(40))).contains("allowed: up to");
    assertThat(refusal("run", "-D", "run.cycles=" + "1".repeat(9000))).contains("allowed: up to");
    assertThat(refusal("run", "-D", "x=" + "1".repeat(1 << 20))).hasSizeLessThan(300);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "my probe", "\u00fc", "\ud83d\ude00", "a/b", "a%b", "a#b", "a\\nb", "all"})
  void names(String name) throws IOException {
    Path file = write("vfrace.userspace.\"" + name + "\" " + PROBE);
    assertThat(refusal("run", "-c", file.toString()))
        .contains("is no name; allowed: a letter or digit of ASCII");
  }

  @Test
  void deepUntil() {
    assertThat(refusal("run", "--until", "(".repeat(1000))).contains("too many parentheses");
    assertThat(refusal("run", "--until", "(".repeat(100_000))).contains("too long");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "timing.kernel.queues={dist=gamma,shape=1e300,mean=1us}",
        "timing.kernel.queues={dist=gamma,shape=1e-320,mean=1us}",
        "timing.kernel.queues={dist=pareto,min=1us,alpha=1e-300}",
        "timing.kernel.queues={dist=mixture,parts=[{weight=1e308,dist=constant,value=1us},"
            + "{weight=1e308,dist=constant,value=2us}]}",
        "timing.kernel.queues=1_s",
        "run.expect=wicked.harmed < 0x1p-4",
        "run.expect=wicked.harmed < 1e-3f",
        "clock.auto-lag-share=1d",
        "controls.known=1e-320",
        "controls.known=0.9999999999999999",
        "run.cycles=1__0",
        "run.seed=_1"
      })
  void numbersAccepted(String define) {
    assertThat(refusal("run", "-D", define)).startsWith("vfrace: -D ").contains("allowed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plan --rate 0x1p-4",
        "plan --rate 1e-3d",
        "plan --drop 10f",
        "plan --rate 1e-3 --confidence 0x1.8p-1",
        "plan --rate 1e-3 --confidence NaN",
        "serve --port 0x50",
        "bench --repeats 1e3",
        "resume run.json",
        "merge 1 2d"
      })
  void numbersAcceptedByOptions(String command) {
    assertThat(refusal(command.split(" "))).contains("not a", "number; allowed: such as");
  }

  @ParameterizedTest
  @ValueSource(strings = {"wicked,,connman", "wicked,", ",wicked"})
  void valuesIgnoredNames(String programs) {
    assertThat(refusal("run", "--userspace", programs))
        .contains("nothing stands beside a comma; allowed: one comma between two items");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run.quiet=2",
        "run.progress=perhaps",
        "run.cycles=[]",
        "run.cycles={}",
        "run.cycles=[1,2]",
        "run.cycles=${nope}",
        "run.cycles=${?nope}",
        "run.userspace=[]",
        "timing={}",
        "kernel={}",
        "run.auto-lanes=0",
        "compare.blocks=0",
        "timing.kernel.queues={}",
        "timing.kernel.queues={dist=lognormal,median=null,p99=1s}",
        "controls.known=2",
        "clock.pace=fast",
        "run.kernel=v0"
      })
  void valuesIgnored(String define) {
    assertThat(refusal("list", "kernels", "-D", define)).startsWith("vfrace: -D " + define);
    assertThat(refusal("run", "-D", define)).startsWith("vfrace: -D " + define);
  }

  /** No definition takes these defaults, for all have the key themselves. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "defaults.userspace.latency=soon",
        "defaults.userspace.trigger=never",
        "defaults.kernel.slave-flag-at=perhaps",
        "defaults.scenario.cycle=[rest]"
      })
  void valuesIgnoredDefaults(String define) {
    assertThat(refusal("list", "kernels", "-D", define))
        .startsWith("vfrace: -D " + define + ": vfrace.defaults.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "defaults.userspace.latency=5ms",
        "defaults.userspace.period=5s",
        "defaults.userspace.gate=verdict",
        "defaults.kernel.slave-flag-at=never"
      })
  void defaultsThatSuitSomeDefinition(String define) {
    assertThat(InProcess.vfrace("list", "kernels", "-D", define).exitCode()).isZero();
  }

  @Test
  void valuesIgnoredExpectationOfAComparison() {
    String define = "run.expect=wicked.harmed < 1";
    assertThat(refusal("compare", "v6.1", "v6.7", "-D", define))
        .startsWith("vfrace: -D " + define + ": vfrace.run.expect = ")
        .contains("allowed: none, or in 'vfrace run'");
  }

  @Test
  void valuesIgnoredNull() throws IOException {
    Path file = write("vfrace.run {\n cycles = null }");
    assertThat(refusal("run", "--no-progress", "-c", file.toString()))
        .startsWith("vfrace: " + file + ":2: vfrace.run.cycles = null: no value");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"nowhere.conf\"",
        "\"azure-mlx5.conf\"",
        "\".\"",
        "\"/etc/passwd\"",
        "file(\"/etc/passwd\")",
        "classpath(\"reference.conf\")",
        "\"reference\""
      })
  void valuesIgnoredInclude(String what) throws IOException {
    Path file = write("\n\ninclude " + what);
    assertThat(refusal("list", "kernels", "-c", file.toString()))
        .startsWith("vfrace: " + file + ":3: include ");
  }

  @Test
  void valuesIgnoredTimingWithOneStep() throws IOException {
    Path file = write("vfrace.timing.kernel.queues = 2ms");
    assertThat(refusal("run", "--timing", file.toString()))
        .startsWith("vfrace: " + file + ": vfrace.timing lacks driver, kernel.vf-probe, ")
        .contains("like = NAME")
        .doesNotContain("kernel.queues");
    Path whole = write("vfrace.timing { like = azure-mlx5, kernel.queues = 2ms }");
    assertThat(InProcess.vfrace("list", "timings", "-D", "run.timing=" + whole).exitCode())
        .isZero();
  }

  @Test
  void blame() throws IOException {
    Path file = write("vfrace.run {\n expect = [\n  \"wicked.harmd < 1\" ] }");
    assertThat(refusal("run", "-c", file.toString()))
        .startsWith("vfrace: " + file + ":3: vfrace.run.expect[0] = wicked.harmd < 1: ");
    assertThat(refusal("run", "-D", "store.shortest-batch=60s"))
        .startsWith("vfrace: -D store.shortest-batch=60s: ")
        .contains("allowed: at most longest-batch, 30s");
    assertThat(refusal("run", "-D", "kernel.new.like=new")).contains("is like another");
    assertThat(refusal("run", "-D", "run.cycles=${HOME}"))
        .contains("${HOME}")
        .doesNotContain(System.getenv().getOrDefault("HOME", "no such text"));
  }

  @Test
  void silentReplacement() throws IOException {
    Path file =
        write(
            """
            vfrace.userspace.mine { like = udev-azure-rule, latency = 5s, after-rename = false }
            vfrace.userspace.yours.like = udev-azure-rule
            """);
    InProcess result =
        InProcess.campaign(
            "run",
            "-c",
            file.toString(),
            "--timing",
            "raw",
            "--userspace",
            "mine,yours",
            "--kernel",
            "v6.1",
            "--cycles",
            "200",
            "--threads",
            "1",
            "--quiet",
            "-D",
            "timing.kernel.queues=1ms",
            "-D",
            "timing.kernel.settle=10s");
    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .containsPattern("yours +200 +100 %")
        .containsPattern("mine +200 +< 1\\.9 %");
  }

  private static boolean asked(ServerSocket server) throws IOException {
    try {
      server.accept().close();
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  private static String doubling(String form) {
    StringBuilder text = new StringBuilder("a0 = [1]\n");
    for (int level = 1; level <= 30; level++) {
      text.append(form.formatted(level, level - 1, level - 1)).append('\n');
    }
    return text.append("vfrace.run.cycles = ${a30}\n").toString();
  }

  private Path write(String text) throws IOException {
    return Files.writeString(Files.createTempFile(directory, "f", ".conf"), text);
  }

  private static String refusal(String... args) {
    InProcess result = InProcess.vfrace(args);
    assertThat(result.exitCode()).as(String.join(" ", List.of(args))).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).doesNotContain("\tat ", "Exception", "internal");
    return result.err();
  }
}
