package dev.vfrace.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.delay.ConstantDelay;
import dev.vfrace.delay.Delay;
import dev.vfrace.delay.UniformDelay;
import dev.vfrace.model.Gate;
import dev.vfrace.model.KernelDesign.SlaveFlagAt;
import dev.vfrace.vocabulary.KernelStep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
final class LayeringTest {

  @TempDir private Path directory;

  @Test
  void laterSourcesWin() {
    Path timing =
        file(
            "slow.conf",
            "vfrace.timing { like = azure-mlx5, kernel { list = 1us, queues = 1us, gap = 1us } }");
    Path first =
        file("first.conf", "vfrace { timing.kernel { queues = 2us, gap = 2us }, run.seed = 2 }");
    Path second =
        file("second.conf", "vfrace { timing.kernel.gap = 3us, run { seed = 3, lanes = 3 } }");
    Catalogue catalogue =
        Catalogue.load(
            Catalogue.confDir(),
            List.of(first, second),
            List.of("run.seed=4", "vfrace.run.lanes=4", "run.seed=5"),
            Map.of(
                RunOption.SEED, List.of("6", "7"), RunOption.TIMING, List.of(timing.toString())));
    assertThat(catalogue.campaign().seed()).isEqualTo(7);
    assertThat(catalogue.campaign().lanes()).isEqualTo(4);
    assertThat(catalogue.timing().name()).isEqualTo("slow");
    assertThat(delay(catalogue, KernelStep.VF_TAKEOVER)).isEqualTo(new ConstantDelay(100_000_000));
    assertThat(delay(catalogue, KernelStep.LIST)).isEqualTo(new ConstantDelay(1_000));
    assertThat(delay(catalogue, KernelStep.QUEUES)).isEqualTo(new ConstantDelay(2_000));
    assertThat(delay(catalogue, KernelStep.GAP)).isEqualTo(new ConstantDelay(3_000));
  }

  @Test
  void aFileMayChooseTheTimingThatItChanges() {
    Path mine = file("mine.conf", "vfrace { run.timing = raw, timing.kernel.queues = 7us }");
    Catalogue catalogue = Loading.files(mine);
    assertThat(catalogue.timing().name()).isEqualTo("raw");
    assertThat(delay(catalogue, KernelStep.QUEUES)).isEqualTo(new ConstantDelay(7_000));
    assertThat(delay(catalogue, KernelStep.LIST)).isEqualTo(Delay.ZERO);
    assertThat(catalogue.timings().get("raw").kernel().of(KernelStep.QUEUES)).isEqualTo(Delay.ZERO);
  }

  @Test
  void aDelayReplacesTheOneBelow() {
    Catalogue catalogue =
        Loading.defines(
            "timing.together=[]", "timing.kernel.queues={dist=uniform,min=1us,max=2us}");
    assertThat(delay(catalogue, KernelStep.QUEUES)).isEqualTo(new UniformDelay(1_000, 2_000));
  }

  @Test
  void aDelayReplacesTheOneBelowThroughAllLayers() {
    Path first =
        file("first.conf", "vfrace.timing.kernel.queues { dist = normal, mean = 1us, sd = 1ns }");
    Path second =
        file("second.conf", "vfrace.timing.kernel.queues { dist = uniform, min = 1us, max = 2us }");
    Catalogue catalogue =
        Catalogue.load(
            Catalogue.confDir(),
            List.of(first, second),
            List.of("timing.together=[]", "timing.kernel.queues.max=3us"),
            Map.of());
    assertThat(delay(catalogue, KernelStep.QUEUES)).isEqualTo(new UniformDelay(1_000, 3_000));
  }

  @Test
  void aDelayWithoutDistChangesTheOneBelow() {
    Catalogue catalogue = Loading.defines("timing.kernel.queues.p99=20ms");
    assertThat(delay(catalogue, KernelStep.QUEUES).quantile(0.5)).isEqualTo(450_000);
    assertThat(delay(catalogue, KernelStep.QUEUES).quantile(0.99)).isEqualTo(20_000_000);
  }

  @Test
  void namesWithDotsAreQuoted() {
    Catalogue catalogue =
        Loading.defines(
            "kernel.\"v6.1\".slave-flag-at=never",
            "vfrace.userspace.\"cloud-init-19.3\".gate = slave-flag");
    assertThat(catalogue.kernels().get("v6.1").slaveFlagAt()).isEqualTo(SlaveFlagAt.NEVER);
    assertThat(catalogue.userspace().get("cloud-init-19.3").gates().all())
        .containsExactly(Gate.SLAVE_FLAG);
  }

  @Test
  void definitionsCanBeBuiltOnOthers() {
    Path mine =
        file(
            "mine.conf",
            """
            vfrace {
              kernel.mine = ${vfrace.kernel."v6.1"} { slave-flag-at = post-init, match = [serial, dev-mac] }
              userspace.probe = ${vfrace.userspace.connman} {
                latency = { dist = uniform, min = 1us, max = 2us }
              }
              run { kernel = mine, userspace = probe }
            }
            """);
    Catalogue catalogue = Loading.files(mine);
    assertThat(catalogue.campaign().kernel().slaveFlagAt()).isEqualTo(SlaveFlagAt.POST_INIT);
    assertThat(catalogue.campaign().kernel().match()).hasSize(2);
    assertThat(catalogue.userspace().get("probe").latency())
        .isEqualTo(new UniformDelay(1_000, 2_000));
    assertThat(catalogue.pages().hocon(Kind.USERSPACE, "probe")).doesNotContain("100us");
  }

  @Test
  void homeFilesMayBuildOnOthersToo() {
    file("kernels/old.conf", bundled("kernels/v4.14.conf").replace("\"v4.14\"", "old"));
    file("kernels/v6.1.conf", bundled("kernels/v4.14.conf").replace("v4.14", "v6.1"));
    file("scenarios/hot-add.conf", bundled("scenarios/hot-add.conf"));
    file("kernels/new.conf", "vfrace.kernel.new = ${vfrace.kernel.old} { rescan-at-probe = true }");
    file("timings/azure-mlx5.conf", "vfrace.timing = ${base} { kernel.queues = 3us }");
    assertThat(Loading.refusal(() -> load(directory))).contains("nothing has this key: ${base}");
    file("timings/base.conf", bundled("timings/raw.conf"));
    file(
        "timings/azure-mlx5.conf",
        "vfrace.timing { like = base, kernel.queues = ${vfrace.timing.kernel.gap} }");
    Catalogue catalogue = load(directory);
    assertThat(catalogue.kernels().get("new").rescanAtProbe()).isTrue();
    assertThat(delay(catalogue, KernelStep.QUEUES)).isEqualTo(Delay.ZERO);
  }

  private static Catalogue load(Path confDir) {
    return Catalogue.load(confDir, List.of(), List.of(), Map.of());
  }

  private static String bundled(String name) {
    try {
      return Files.readString(Catalogue.confDir().resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Delay delay(Catalogue catalogue, KernelStep step) {
    return catalogue.timing().kernel().of(step);
  }

  private Path file(String name, String text) {
    return Loading.write(directory.resolve(name), text);
  }
}
