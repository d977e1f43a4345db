package dev.vfrace.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.model.KernelDesign;
import dev.vfrace.settings.Catalogue;
import dev.vfrace.timeline.ManualTimeline;
import dev.vfrace.vocabulary.Netns;
import dev.vfrace.vocabulary.NotifierEvent;
import dev.vfrace.vocabulary.SysClassNet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The matching of section 4.3 of the facts, over the bundled designs. */
@Tag("unit")
class SyntheticTest {

  @ParameterizedTest
  @CsvSource({
    // kernel, associated, matches at POST_INIT, matches at REGISTER
    "v4.14, false, false, true",
    "v4.19, false, false, false",
    "v4.19, true, true, true",
    "v6.1, false, false, true",
    "v6.1, true, false, true",
    "thread-v4, false, true, true",
    "v6.7, true, true, true",
    "v6.17, false, true, true"
  })
  void matchesByTheKeysOfItsGeneration(
      String kernel, boolean associated, boolean atPostInit, boolean atRegister) {
    Synthetic synthetic = new Synthetic(design(kernel));
    VfNetdev vf = new VfNetdev(new SysClassNet(), Netns.INIT, new ManualTimeline());
    synthetic.openChannel();
    synthetic.setAssociated(associated);
    assertThat(synthetic.matches(NotifierEvent.NETDEV_REGISTER, vf)).isFalse();
    synthetic.enterDevList();
    assertThat(synthetic.matches(NotifierEvent.NETDEV_POST_INIT, vf)).isEqualTo(atPostInit);
    assertThat(synthetic.matches(NotifierEvent.NETDEV_REGISTER, vf)).isEqualTo(atRegister);
  }

  private static KernelDesign design(String name) {
    KernelDesign design =
        Catalogue.load(Catalogue.confDir(), List.of(), List.of(), Map.of()).kernels().get(name);
    assertThat(design).isNotNull();
    return design;
  }
}
