package dev.vfrace.userspace;

import static dev.vfrace.userspace.OneProgram.MARKED;
import static dev.vfrace.userspace.OneProgram.UNMARKED;
import static dev.vfrace.userspace.SpecBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.count.Counter;
import dev.vfrace.count.Counts;
import dev.vfrace.model.Act;
import dev.vfrace.model.Gate;
import dev.vfrace.model.Later;
import dev.vfrace.model.PropertyCheck;
import dev.vfrace.model.Reads;
import dev.vfrace.model.Trigger;
import dev.vfrace.vocabulary.LinkMessage;
import dev.vfrace.vocabulary.LinkState;
import dev.vfrace.vocabulary.Uevent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What has a program judge a VF anew, and what comes of that. */
@Tag("unit")
class LaterLooksTest {

  private static final LinkState UP = new LinkState(MARKED.bits() | LinkState.IFF_UP);

  /** networkd 255.13: at the carrier there is no link->dev, so that no property is asked for. */
  @Test
  void aLinkMetBeforeUdevWasDoneIsTakenAtItsCarrier() {
    OneProgram networkd = networkd();
    networkd.getsNewLink(MARKED, 0);
    networkd.pass(50);
    networkd.getsProperty(/* standalone= */ false, 0);
    networkd.pass(50);
    assertThat(networkd.decisions()).containsExactly(false);
    networkd.getsNewLink(UP, 0);
    networkd.pass(50);
    assertThat(networkd.decisions()).containsExactly(false, true);
    Counts counts = networkd.report();
    assertThat(counts.of(Counter.TURNED_WRONG)).isEqualTo(1);
    assertThat(counts.of(Counter.MISJUDGED)).isEqualTo(1);
    assertThat(counts.of(Counter.HARMED)).isEqualTo(1);
  }

  /** networkd 255.13: link_check_initialized has set link->dev from udev's database. */
  @Test
  void aLinkMetWhenUdevIsDoneIsSafeAtItsCarrier() {
    OneProgram networkd = networkd();
    networkd.getsProperty(/* standalone= */ false, 0);
    networkd.pass(50);
    networkd.getsNewLink(MARKED, 0);
    networkd.pass(50);
    networkd.getsNewLink(UP, 0);
    networkd.pass(50);
    assertThat(networkd.decisions()).containsExactly(false);
    assertThat(networkd.counted(Counter.TURNED_WRONG)).isZero();
  }

  @Test
  void theCarrierComesOnceAndHasToBeNew() {
    OneProgram program =
        new OneProgram(
            program(Trigger.NEWLINK, Gate.SLAVE_FLAG)
                .reading(Reads.MESSAGE)
                .judgingAnewAt(Later.CARRIER)
                .judgingAnewBy(Gate.NONE));
    program.getsNewLink(MARKED, 0);
    program.pass(20);
    program.getsNewLink(MARKED, 0);
    program.pass(20);
    assertThat(program.looksAt()).hasSize(1);
    program.getsNewLink(UP, 0);
    program.getsNewLink(UP, 0);
    program.pass(50);
    assertThat(program.looksAt()).hasSize(2);
  }

  /** What comes while it is at the first message it deals with after that, one by one. */
  @Test
  void everyMessageIsDealtWithInItsOrder() {
    OneProgram program = atEveryMessage(Reads.MESSAGE);
    program.getsNewLink(MARKED, 0);
    program.getsNewLink(UNMARKED, 0);
    program.getsNewLink(MARKED, 0);
    assertThat(program.isQuiet()).isFalse();
    program.pass(30);
    assertThat(program.looksAt()).containsExactly(10L, 20L, 30L);
    assertThat(program.decisions()).containsExactly(false, true, false);
    assertThat(program.isQuiet()).isTrue();
    Counts counts = program.report();
    assertThat(counts.trials()).isEqualTo(1);
    assertThat(counts.of(Counter.TURNED_WRONG)).isEqualTo(1);
    assertThat(counts.of(Counter.HEALED)).isEqualTo(1);
  }

  /** Who is misled and then right, and misled again, counts once for each. */
  @Test
  void aVerdictThatTurnsTwiceIsCountedOnce() {
    OneProgram program = atEveryMessage(Reads.MESSAGE);
    program.getsNewLink(MARKED, 0);
    for (int time = 0; time < 2; time++) {
      program.getsNewLink(UNMARKED, 0);
      program.getsNewLink(MARKED, 0);
    }
    program.pass(100);
    Counts counts = program.report();
    assertThat(counts.of(Counter.MISJUDGED)).isEqualTo(1);
    assertThat(counts.of(Counter.TURNED_WRONG)).isEqualTo(1);
    assertThat(counts.of(Counter.HEALED)).isEqualTo(1);
  }

  /** The kernel answers RTM_GETLINK for the first look and for a later one in their order. */
  @Test
  void aLaterLookGoesThroughTheSameInterface() {
    OneProgram program = atEveryMessage(Reads.RTNETLINK);
    program.getsNewLink(UNMARKED, 0);
    program.pass(10);
    program.gets(program.answer(MARKED, 0));
    program.getsNewLink(UP, 0);
    program.pass(10);
    program.gets(program.answer(UNMARKED, 0));
    assertThat(program.decisions()).containsExactly(false, true);
  }

  @Test
  void aRestartJudgesByWhatIsThereThen() {
    OneProgram program =
        new OneProgram(program(Trigger.UEVENT_ADD, Gate.SLAVE_FLAG).restartingAfter(200));
    program.sysfs.publish(UNMARKED);
    program.getsUevent(Uevent.Action.ADD, 0);
    program.pass(50);
    program.sysfs.publish(MARKED);
    assertThat(program.isQuiet()).isFalse();
    program.pass(200);
    assertThat(program.looksAt()).containsExactly(10L, 220L);
    assertThat(program.decisions()).containsExactly(true, false);
    assertThat(program.isQuiet()).isTrue();
    assertThat(program.counted(Counter.HEALED)).isEqualTo(1);
  }

  /**
   * NetworkManager reads a property when it realizes a device: a restart finds what the last event
   * has left in udev's database, though it went by an earlier one before.
   */
  @Test
  void aRestartReadsThePropertyAnew() {
    OneProgram program =
        new OneProgram(
            program(Trigger.NEWLINK, Gate.UDEV_PROPERTY)
                .goingByPropertyOf("rule", PropertyCheck.ALWAYS)
                .restartingAfter(200));
    program.sysfs.publish(MARKED);
    program.getsNewLink(MARKED, 0);
    program.getsProperty(/* standalone= */ false, 0);
    program.getsProperty(/* standalone= */ true, 0);
    program.pass(50);
    assertThat(program.decisions()).containsExactly(false);
    program.pass(250);
    assertThat(program.decisions()).containsExactly(false, true);
  }

  /** RTM_DELLINK is built when the master link has gone and IFF_SLAVE has not (R6). */
  @Test
  void aRemovalHasWhoGoesByTheMasterMisled() {
    OneProgram unit = removal(Gate.MASTER_LINK);
    unit.getsNewLink(MARKED, 0);
    unit.gets(gone());
    unit.pass(50);
    assertThat(unit.decisions()).containsExactly(true);
    assertThat(unit.counted(Counter.HARMED)).isEqualTo(1);
    OneProgram byFlag = removal(Gate.SLAVE_FLAG);
    byFlag.gets(gone());
    byFlag.pass(50);
    assertThat(byFlag.decisions()).containsExactly(false);
  }

  /** The next cycle comes at once: the message is there, and what follows from it. */
  @Test
  void aRemovalIsJudgedHoweverSoonTheNextCycleBegins() {
    OneProgram unit = removal(Gate.NONE);
    unit.gets(gone());
    Counts counts = unit.report();
    assertThat(counts.trials()).isEqualTo(1);
    assertThat(counts.of(Counter.HARMED)).isEqualTo(1);
  }

  /** Goes by IFF_SLAVE, at its first RTM_NEWLINK and at each that follows. */
  private static OneProgram atEveryMessage(Reads reads) {
    return new OneProgram(
        program(Trigger.NEWLINK, Gate.SLAVE_FLAG).reading(reads).judgingAnewAt(Later.NEWLINK));
  }

  private static OneProgram removal(Gate gate) {
    return new OneProgram(
        program(Trigger.REMOVE, gate).reading(Reads.MESSAGE).acting(Act.LINK_DOWN));
  }

  private static LinkMessage gone() {
    return new LinkMessage(
        /* deleted= */ true, 0, new LinkState(LinkState.SYSFS_LINK | LinkState.IFF_SLAVE), 0);
  }

  private static OneProgram networkd() {
    OneProgram networkd =
        new OneProgram(
            program(Trigger.NEWLINK, Gate.UDEV_PROPERTY)
                .goingByPropertyOf("rule", PropertyCheck.UEVENT_PATH_ONLY)
                .judgingAnewAt(Later.CARRIER)
                .acting(Act.DHCP));
    networkd.sysfs.publish(MARKED);
    return networkd;
  }
}
