package dev.vfrace.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.model.KernelDesign;
import dev.vfrace.settings.Catalogue;
import dev.vfrace.text.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("campaign")
class StepTableTest {

  private static final Catalogue BUNDLED =
      Catalogue.load(Catalogue.confDir(), List.of(), List.of(), Map.of());

  private static final Rehearsal REHEARSAL = new Rehearsal();

  @AfterAll
  static void closeRehearsal() {
    REHEARSAL.close();
  }

  private static final Plays PLAYS = new Plays(REHEARSAL);
  private static final String SLAVE = "SLAVE";
  private static final String UNSLAVED = "no SLAVE";
  private static final String ABSENT = "-";

  @Test
  void firstTransparentVfNeverHasAMaster() {
    StepTable table = table("v4.14");
    assertThat(table.rows()).allMatch(row -> row.sysfs().master().equals(ABSENT));
    assertThat(at(table, "S8b").newLink()).isEqualTo("1: neither");
    assertThat(at(table, "S8c").sysfs().flags()).isEqualTo(SLAVE);
    assertThat(at(table, "S9").newLink()).isEqualTo("2: SLAVE");
    assertThat(table.lines(Page.file().wide()))
        .contains("Seen without a master symlink in sysfs: from S4b on, for good");
  }

  @Test
  void beforeTheSeriesTheFlagComesAfterTheUevent() {
    StepTable table = table("v6.1");
    assertThat(at(table, "S4e").sysfs().flags()).isEqualTo(UNSLAVED);
    assertThat(at(table, "S8b").sysfs().flags()).isEqualTo(UNSLAVED);
    assertThat(at(table, "S8b").sysfs().master()).isEqualTo("yes");
    assertThat(at(table, "S8b").newLink()).isEqualTo("1: MASTER");
    assertThat(at(table, "S8c").sysfs().flags()).isEqualTo(SLAVE);
    assertThat(at(table, "S9").newLink()).isEqualTo("2: SLAVE MASTER");
    assertThat(table.lines(Page.file().wide()))
        .contains(
            "Seen without IFF_SLAVE in sysfs: from S4c until S8c",
            "Seen without IFF_SLAVE by SIOCGIFFLAGS: from S6 until S8c",
            "Seen without a master symlink in sysfs: from S4b until S8b",
            "Told without IFF_SLAVE by an RTM_NEWLINK: at S8b");
  }

  @Test
  void afterTheSeriesOnlyTheMasterComesLate() {
    StepTable table = table("v6.7");
    assertThat(table.rows())
        .noneMatch(StepRow::readsUnslaved)
        .noneMatch(StepRow::ioctlReadsUnslaved);
    assertThat(table.rows()).noneMatch(row -> row.step().equals("S8c"));
    assertThat(at(table, "S4e").sysfs().master()).isEqualTo(ABSENT);
    assertThat(at(table, "S8b").newLink()).isEqualTo("1: SLAVE MASTER");
    assertThat(table.lines(Page.file().wide()))
        .contains(
            "Seen without IFF_SLAVE in sysfs: at no step",
            "Seen without a master symlink in sysfs: from S4b until S8b",
            "Told without IFF_SLAVE by an RTM_NEWLINK: at no step");
  }

  @ParameterizedTest
  @ValueSource(strings = {"v4.14", "v6.1", "v6.7"})
  void readersBecomeAbleInTheKernelsOrder(String kernel) {
    StepTable table = table(kernel);
    assertThat(at(table, "S4a").sysfs().dir()).isEqualTo(ABSENT);
    assertThat(at(table, "S4b").sysfs().dir()).isEqualTo("yes");
    assertThat(at(table, "S4b").sysfs().flags()).isEqualTo(ABSENT);
    assertThat(at(table, "S4c").sysfs().flags()).isNotEqualTo(ABSENT);
    assertThat(at(table, "S4c").uevent()).isEqualTo(ABSENT);
    assertThat(at(table, "S4e").uevent()).isEqualTo("add");
    assertThat(at(table, "S4e").ioctl()).isEqualTo("ENODEV");
    assertThat(at(table, "S6").ioctl()).isNotEqualTo("ENODEV");
    assertThat(at(table, "S8").newLink()).isEqualTo(ABSENT);
    assertThat(at(table, "S9").getLink()).isEqualTo("waits");
    assertThat(at(table, "S10").getLink()).startsWith(SLAVE);
    assertThat(at(table, "open").getLink()).endsWith("UP");
  }

  /** K2, K3: net/core/dev.c, net-sysfs.c and rtnetlink.c of v7.2.13. */
  @Test
  void fromV7Dot2TheUeventComesLastAndALookupByIfindexDoesNotWaitForIt() {
    StepTable table = table("v7.2");
    assertThat(at(table, "S4e").sysfs().flags()).isEqualTo(SLAVE);
    assertThat(at(table, "S8b").uevent()).isEqualTo(ABSENT);
    assertThat(at(table, "S9").uevent()).isEqualTo("add");
    assertThat(at(table, "S9").sysfs().master()).isEqualTo("yes");
    assertThat(at(table, "S9").what()).endsWith("uevent 'add'; RTM_NEWLINK");
    assertThat(at(table, "S4e").getLink()).isEqualTo("ENODEV");
    assertThat(at(table, "S6").getLink()).isEqualTo("waits");
    assertThat(table.lines(Page.file().wide()))
        .contains(
            "Seen without a master symlink in sysfs: from S4b until S8b",
            // measured on 6.18: by name 0 of 300 ENODEV after the uevent, by ifindex 11 %
            "ENODEV is for look-ups by ifindex: SIOCGIFFLAGS by a name that is not there yet has"
                + " the kernel try to load a module first, for a caller with CAP_NET_ADMIN, and so"
                + " waits.",
            "RTM_GETLINK by ifindex is ENODEV until S6, then it waits for RTNL and first answers"
                + " at S10.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"v4.14", "v6.1", "v6.7"})
  void removalTakesEverythingBackInTheKernelsOrder(String kernel) {
    StepTable table = table(kernel);
    assertThat(at(table, "R2").newLink()).startsWith("4: SLAVE").doesNotContain("UP");
    assertThat(at(table, "R3").sysfs().flags()).isEqualTo("EINVAL");
    assertThat(at(table, "R3").ioctl()).isEqualTo("ENODEV");
    assertThat(at(table, "R5").sysfs().dir()).isEqualTo("yes");
    assertThat(at(table, "R5").sysfs().master()).isEqualTo(ABSENT);
    assertThat(at(table, "R6").newLink()).isEqualTo("DELLINK: SLAVE");
    assertThat(at(table, "R7").uevent()).isEqualTo("remove");
    assertThat(at(table, "R7").sysfs().dir()).isEqualTo(ABSENT);
    assertThat(at(table, "R7").getLink()).isEqualTo("waits");
    assertThat(at(table, "R8").getLink()).isEqualTo("ENODEV");
  }

  /** bond_upper_dev_unlink clears IFF_SLAVE, which netvsc_unregister_vf does not. */
  @ParameterizedTest
  @ValueSource(strings = {"v4.12-bonding", "v6.2-bonding"})
  void aBondTakesItsFlagBack(String kernel) {
    StepTable table = table(kernel);
    assertThat(at(table, "R4").newLink()).endsWith("SLAVE MASTER");
    assertThat(at(table, "R5").sysfs().master()).isEqualTo(ABSENT);
    assertThat(at(table, "R6").newLink()).isEqualTo("DELLINK: neither");
  }

  @Test
  void theLinesLineUp() {
    List<String> lines = table("v6.1").lines(Page.file().wide());
    int column = lines.get(2).indexOf("RTM_GETLINK");
    assertThat(lines.stream().filter(line -> line.startsWith("S4c")).findFirst())
        .hasValueSatisfying(line -> assertThat(line.indexOf("waits")).isEqualTo(column));
  }

  private static StepTable table(String kernel) {
    RaceFinder finder = new RaceFinder(PLAYS, BUNDLED.programs());
    KernelDesign design = BUNDLED.kernel(kernel);
    return new StepTable(
        PLAYS.evenSteps(design, finder.helpers(design)), design.shown().getLinkFinds());
  }

  private static StepRow at(StepTable table, String step) {
    return table.rows().stream().filter(row -> row.step().equals(step)).findFirst().orElseThrow();
  }
}
