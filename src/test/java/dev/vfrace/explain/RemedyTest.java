package dev.vfrace.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.settings.Catalogue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("campaign")
class RemedyTest {

  private static final Catalogue BUNDLED =
      Catalogue.load(
          Catalogue.confDir(),
          List.of(),
          List.of(
              "userspace.master-rule={trigger=uevent-add, reads=sysfs, gate=master-link,"
                  + " latency=0}"),
          Map.of());

  private static final Rehearsal REHEARSAL = new Rehearsal();

  @AfterAll
  static void closeRehearsal() {
    REHEARSAL.close();
  }

  @Test
  void theFixOfNovember2023ServesWhoJudgesByTheFlag() {
    assertThat(merged("v6.1", "udev-azure-rule")).contains(Remedy.FLAG_AT_POST_INIT);
    assertThat(merged("v6.1", "networkmanager-azure-rule")).contains(Remedy.FLAG_AT_POST_INIT);
    assertThat(merged("v6.1", "connman")).containsExactly(Remedy.FLAG_AT_POST_INIT);
  }

  /** netdev_uevent_add of v7.2.13. */
  @Test
  void theUeventOfV7Dot2ServesWhomItWakesWhateverTheyJudgeBy() {
    assertThat(merged("v6.1", "udev-azure-rule"))
        .containsExactly(Remedy.FLAG_AT_POST_INIT, Remedy.UEVENT_HELD);
    assertThat(merged("v6.17", "master-rule")).containsExactly(Remedy.UEVENT_HELD);
    assertThat(of("v6.17", "master-rule"))
        .containsExactly(
            Remedy.UEVENT_HELD, Remedy.MASTER_AT_POST_INIT, Remedy.HIDDEN, Remedy.ONE_DEVICE);
  }

  @Test
  void nothingMergedServesWhoScansForTheMasterInSysfs() {
    assertThat(merged("v7.2", "cloud-init-19.3")).isEmpty();
    assertThat(merged("v6.1", "cloud-init-19.3")).isEmpty();
  }

  @Test
  void aRealMasterServesWhoJudgesByItsMessage() {
    assertThat(merged("v4.14", "wicked")).containsExactly(Remedy.MASTER_LINK);
  }

  @Test
  void onlyNotShowingTheVfServesWhoHasNoGate() {
    assertThat(of("v6.1", "networkmanager")).containsExactly(Remedy.HIDDEN, Remedy.ONE_DEVICE);
  }

  @Test
  void noAddrconfIsForAddrconfAlone() {
    assertThat(merged("v6.7", "addrconf")).containsExactly(Remedy.NO_ADDRCONF);
  }

  @Test
  void designsShowWhatTheyAreFor() {
    assertThat(Remedy.FLAG_AT_POST_INIT.isShownBy(BUNDLED.kernel("v6.7"))).isTrue();
    assertThat(Remedy.FLAG_AT_POST_INIT.isShownBy(BUNDLED.kernel("v6.1"))).isFalse();
    assertThat(Remedy.FLAG_AT_POST_INIT.isShownBy(BUNDLED.kernel("hidden-device"))).isFalse();
    assertThat(Remedy.HIDDEN.isShownBy(BUNDLED.kernel("hidden-device"))).isTrue();
  }

  private static List<Remedy> merged(String kernel, String program) {
    return of(kernel, program).stream().filter(Remedy::isMerged).toList();
  }

  private static List<Remedy> of(String kernel, String program) {
    RaceFinder finder = new RaceFinder(new Plays(REHEARSAL), BUNDLED.programs());
    return Remedy.of(finder.find(BUNDLED.kernel(kernel), BUNDLED.program(program)), finder);
  }
}
