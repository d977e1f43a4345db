package dev.vfrace.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.settings.Catalogue;
import dev.vfrace.vocabulary.KernelStep;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("campaign")
final class DecidingWindowTest {

  private static final Catalogue BUNDLED =
      Catalogue.load(Catalogue.confDir(), List.of(), List.of(), Map.of());

  /** netvsc_vf_join sets IFF_SLAVE behind the link (drivers/net/hyperv/netvsc_drv.c, v6.1). */
  @Test
  void beforeTheSeriesItLastsToTheFlag() {
    assertThat(window("v6.1"))
        .isEqualTo(
            new DecidingWindow(
                "flag window",
                List.of(
                    KernelStep.UEVENT_ADD,
                    KernelStep.QUEUES,
                    KernelStep.LIST,
                    KernelStep.NOTIFY_REGISTER,
                    KernelStep.MASTER_LINK,
                    KernelStep.SLAVE_FLAG)));
  }

  /** The series sets it at NETDEV_POST_INIT (v6.7). */
  @Test
  void withTheFlagFirstItLastsToTheLink() {
    DecidingWindow window = window("v6.7");
    assertThat(window.name()).isEqualTo("master window");
    assertThat(window.steps()).startsWith(KernelStep.UEVENT_ADD).endsWith(KernelStep.MASTER_LINK);
  }

  @Test
  void aDesignThatLeavesItToUserspaceIsUnmarkedToTheEnd() {
    assertThat(window("v6.2-bonding").name()).isEqualTo("registration");
    assertThat(window("v6.2-bonding").steps()).endsWith(KernelStep.NEW_LINK);
  }

  @Test
  void whereThereIsNoVfThereIsNone() {
    assertThat(Plays.decidingWindow(BUNDLED.kernel("single-device"))).isEmpty();
  }

  private static DecidingWindow window(String kernel) {
    return Plays.decidingWindow(BUNDLED.kernel(kernel)).orElseThrow();
  }
}
