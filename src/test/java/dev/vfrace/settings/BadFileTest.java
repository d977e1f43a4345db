package dev.vfrace.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every refusal of a file names the file and the line. */
@Tag("unit")
final class BadFileTest {

  @TempDir private Path directory;

  private Path file;

  @BeforeEach
  void nameFile() {
    file = directory.resolve("my.conf");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "vfrace.run.cycles = 0 | 1: vfrace.run.cycles = 0: out of range; allowed: 1 or more",
        "#\\nvfrace {\\n run {\\n  cycels = 5 } } | 4: vfrace.run.cycels = 5: unknown key 'cycels'",
        "\\n\\nvfrace { run { cycles = } | 3: malformed HOCON: Expecting a value",
        "run.kernel = v6.1 | 1: run = {\"kernel\":\"v6.1\"}: unknown key 'run'; did you mean"
            + " 'vfrace.run'?; allowed: vfrace",
        "vfrce.run.kernel = v6.1 | 1: vfrce = {\"run\":{\"kernel\":\"v6.1\"}}: unknown key 'vfrce';"
            + " did you mean 'vfrace'?",
        "vfrace = 5 | 1: vfrace = 5: not an object; allowed:",
        "[1, 2] | 1: has type LIST rather than object",
        "vfrace.kernel.mine = ${vfrace.kernel.v61} {} | 1: nothing has this key:"
            + " ${vfrace.kernel.v61}; allowed",
        "vfrace.kernel.mine = ${vfrace.kernel.\"v6.1\"} {\\n"
            + " rescan-at-probe = maybe } | 2: vfrace.kernel.mine.rescan-at-probe = maybe: not a"
            + " truth value; allowed: true, false",
        "vfrace.kernel.mine {\\n slave-flag-at = never } | 1: vfrace.kernel.mine ="
            + " {\"slave-flag-at\":\"never\"}: lacks master-link, match, serial-needs-mac,",
        "vfrace.kernel.mine = ${vfrace.kernel.\"v6.1\"} {\\n slave-flag-at = post-init } | 2:"
            + " vfrace.kernel.mine.slave-flag-at = post-init: match has no key that exists at"
            + " NETDEV_POST_INIT",
        "vfrace.kernel.mine = ${vfrace.kernel.\"v6.1\"} {\\n hides-slaves = true } | 2:"
            + " vfrace.kernel.mine.hides-slaves = true: match has no key",
        "vfrace.kernel.mine = ${vfrace.kernel.\"v6.1\"} {\\n master-link-at = post-init } | 2:"
            + " vfrace.kernel.mine.master-link-at = post-init: match has no key",
        "vfrace.kernel.mine = ${vfrace.kernel.\"v6.1\"} {\\n asks-manager = true } | 2:"
            + " vfrace.kernel.mine.asks-manager = true: match has no key",
        "vfrace.kernel.mine = ${vfrace.kernel.\"v6.7\"} {\\n master-link = none\\n master-link-at ="
            + " post-init } | 3: vfrace.kernel.mine.master-link-at = post-init: master-link = none",
        "vfrace.scenario.mine {\\n cycle = [offer-vf, settle, revoke-vf]\\n neighbours = 300 } | 3:"
            + " vfrace.scenario.mine.neighbours = 300: out of range; allowed: 0 to 255",
        "vfrace.traffic.spacing = fast | 1: vfrace.traffic.spacing = fast: not a duration",
        "vfrace.userspace.probe {\\n"
            + " reads = sysfs } | 1: vfrace.userspace.probe = {\"reads\":\"sysfs\"}: lacks trigger,"
            + " gate, latency; allowed: all of them, or like = NAME of another userspace",
        "vfrace.userspace.probe {\\n"
            + " reads = sysfs, gate = none, latency = 0 } | 1: vfrace.userspace.probe.trigger is"
            + " missing; allowed: uevent-add, uevent, newlink, remove, boot-scan, poll,"
            + " kernel-ask,",
        "vfrace.userspace.probe {\\n"
            + " trigger = boot-scan, reads = sysfs, gate = none, latency = 0\\n"
            + " after-rename = true } | 3: vfrace.userspace.probe.after-rename = true: udev does"
            + " not run it",
        "vfrace.userspace.probe {\\n"
            + " trigger = poll, period = 1s, reads = sysfs, latency = 0\\n"
            + " gate = verdict } | 3: vfrace.userspace.probe.gate = verdict: needs verdict-from",
        "vfrace.run.timing = /nowhere.conf | 1: vfrace.run.timing = /nowhere.conf: no such timing;"
            + " allowed: azure-mana, azure-mlx5, boot-storm, raw, or a file",
        "vfrace.timing.kernel {\\n queues { dist = normal, mean = 1us, sd = -1us } } | 2:"
            + " vfrace.timing.kernel.queues.sd = -1us: must not be negative; allowed:",
        "vfrace.timing.kernel {\\n queues { dist = uniform, min = 2us\\n max = 1us } } | 2:"
            + " vfrace.timing.kernel.queues = "
      })
  void namesFileAndLine(String text, String refusal) {
    Loading.write(file, text.replace("\\n", "\n"));
    assertThat(Loading.refusal(() -> Loading.files(file))).startsWith(file + ":" + refusal);
  }

  @Test
  void missingFile() {
    assertThat(Loading.refusal(() -> Loading.files(file)))
        .isEqualTo(file + ": no such file; allowed: a readable HOCON file");
  }

  @Test
  void directoryInsteadOfFile() {
    assertThat(Loading.refusal(() -> Loading.files(directory)))
        .isEqualTo(directory + ": is a directory; allowed: a readable HOCON file");
  }

  @Test
  void missingInclude() {
    Loading.write(file, "include required(\"nope.conf\")");
    assertThat(Loading.refusal(() -> Loading.files(file)))
        .startsWith(file + ":1: include \"nope.conf\": ")
        .contains("nope.conf: no such file; allowed: a readable HOCON file");
  }

  @Test
  void missingConfDirectory() {
    Path nowhere = directory.resolve("conf");
    assertThat(Loading.refusal(() -> Catalogue.load(nowhere, List.of(), List.of(), Map.of())))
        .isEqualTo(
            nowhere
                + ": no such directory; allowed: one with kernels, scenarios, userspace, timings,"
                + " images");
  }

  @Test
  void definitionFileOfAnotherName() {
    Loading.write(
        directory.resolve("kernels/mine.conf"), "vfrace.kernel.yours { slave-flag-at = never }");
    assertThat(Loading.refusal(() -> Catalogue.load(directory, List.of(), List.of(), Map.of())))
        .startsWith(directory.resolve("kernels/mine.conf") + ":1: vfrace.kernel.yours = ")
        .endsWith("unknown key 'yours'; allowed: mine");
  }

  @Test
  void definitionFileWithoutDefinition() {
    Loading.write(directory.resolve("kernels/mine.conf"), "# nothing yet");
    assertThat(Loading.refusal(() -> Catalogue.load(directory, List.of(), List.of(), Map.of())))
        .contains("mine.conf", "vfrace is missing; allowed: this key alone");
  }

  @Test
  void definitionFileThatHidesItsName() {
    Loading.write(directory.resolve("kernels/mine.conf"), "vfrace.kernel = ${mine}");
    assertThat(Loading.refusal(() -> Catalogue.load(directory, List.of(), List.of(), Map.of())))
        .endsWith("mine.conf: a substitution stands too high; allowed: vfrace.kernel.mine { ... }");
  }

  @Test
  void definitionFileOfAnotherKind() {
    Loading.write(directory.resolve("kernels/mine.conf"), "vfrace.run.kernel = mine");
    assertThat(Loading.refusal(() -> Catalogue.load(directory, List.of(), List.of(), Map.of())))
        .contains("mine.conf:1: vfrace.run = ", "unknown key 'run'", "allowed: kernel");
  }

  @Test
  void timingFileThatSaysMore() {
    Loading.write(file, "vfrace.timing.kernel.gap = 1s\nvfrace.run.cycles = 5");
    assertThat(
            Loading.refusal(
                () -> Loading.options(Map.of(RunOption.TIMING, List.of(file.toString())))))
        .startsWith(file + ":2: vfrace.run = ")
        .endsWith("allowed: timing");
  }
}
