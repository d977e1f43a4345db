package dev.vfrace.userspace;

import static dev.vfrace.userspace.OneProgram.MARKED;
import static dev.vfrace.userspace.OneProgram.UNMARKED;
import static dev.vfrace.userspace.SpecBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.model.Gate;
import dev.vfrace.model.Later;
import dev.vfrace.model.PropertyCheck;
import dev.vfrace.model.Reads;
import dev.vfrace.model.Trigger;
import dev.vfrace.vocabulary.LinkState;
import dev.vfrace.vocabulary.SystemCall;
import dev.vfrace.vocabulary.Uevent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A daemon that starts in the course of a boot: it enumerates, and then listens. */
@Tag("unit")
class StartupTest {

  private static final long STARTS = 1000;

  @Test
  void hearsNothingBeforeAndMeetsTheVfAtItsStart() {
    OneProgram daemon = sysfs();
    daemon.gets(new StartCycle(0, /* boots= */ true, 0));
    daemon.sysfs.publish(UNMARKED);
    daemon.getsUevent(Uevent.Action.ADD, 0);
    daemon.pass(500);
    assertThat(daemon.looksAt()).isEmpty();
    assertThat(daemon.isQuiet()).isFalse();
    daemon.sysfs.publish(MARKED);
    daemon.pass(600);
    assertThat(daemon.looksAt()).containsExactly(STARTS + 10);
    assertThat(daemon.decisions()).containsExactly(false);
    assertThat(daemon.isQuiet()).isTrue();
  }

  @Test
  void listensFromThenOnIfThereIsNoVfYet() {
    OneProgram daemon = sysfs();
    daemon.gets(new StartCycle(0, /* boots= */ true, 0));
    daemon.pass(1500);
    assertThat(daemon.isQuiet()).isTrue();
    daemon.sysfs.publish(UNMARKED);
    daemon.getsUevent(Uevent.Action.ADD, 0);
    daemon.pass(100);
    assertThat(daemon.looksAt()).containsExactly(1510L);
    assertThat(daemon.decisions()).containsExactly(true);
  }

  @Test
  void runsAllTheTimeWhereNobodyBoots() {
    OneProgram daemon = sysfs();
    daemon.gets(new StartCycle(0, /* boots= */ false, 0));
    daemon.sysfs.publish(UNMARKED);
    daemon.getsUevent(Uevent.Action.ADD, 0);
    daemon.pass(100);
    assertThat(daemon.looksAt()).containsExactly(10L);
  }

  /** An RTM_GETLINK dump in the place of the messages that it has not heard. */
  @Test
  void whoGoesByMessagesAsksForThoseItHasMissed() {
    OneProgram daemon =
        new OneProgram(
            program(Trigger.NEWLINK, Gate.SLAVE_FLAG).reading(Reads.MESSAGE).startingAfter(STARTS));
    daemon.gets(new StartCycle(0, /* boots= */ true, 0));
    daemon.sysfs.publish(MARKED);
    daemon.getsNewLink(UNMARKED, 0);
    daemon.pass(1100);
    assertThat(daemon.kernel.receiveMessage()).isInstanceOf(SystemCall.GetLink.class);
    daemon.gets(daemon.answer(MARKED, 0));
    assertThat(daemon.decisions()).containsExactly(false);
  }

  /**
   * networkd 255.13 at boot: what udev's database says at its start is said of the link as well.
   */
  @Test
  void whatUdevsDatabaseSaysIsKnownAtTheStart() {
    OneProgram daemon = byProperty();
    daemon.gets(new StartCycle(0, /* boots= */ true, 0));
    daemon.sysfs.publish(MARKED);
    daemon.getsNewLink(MARKED, 0);
    daemon.getsProperty(/* standalone= */ false, 0);
    daemon.pass(1100);
    assertThat(daemon.decisions()).containsExactly(false);
    daemon.getsNewLink(new LinkState(MARKED.bits() | LinkState.IFF_UP), 0);
    daemon.pass(100);
    assertThat(daemon.decisions()).containsExactly(false);
  }

  /** It starts while udev is at work: then it waits for udev, and its device is not taken over. */
  @Test
  void aStartInTheMiddleOfUdevsWorkWaitsForIt() {
    OneProgram daemon = byProperty();
    daemon.gets(new StartCycle(0, /* boots= */ true, 0));
    daemon.sysfs.publish(MARKED);
    daemon.getsNewLink(MARKED, 0);
    daemon.pass(1100);
    assertThat(daemon.decisions()).isEmpty();
    daemon.getsProperty(/* standalone= */ false, 0);
    daemon.pass(100);
    daemon.getsNewLink(new LinkState(MARKED.bits() | LinkState.IFF_UP), 0);
    daemon.pass(100);
    assertThat(daemon.decisions()).containsExactly(false, true);
  }

  private static OneProgram sysfs() {
    return new OneProgram(program(Trigger.UEVENT_ADD, Gate.SLAVE_FLAG).startingAfter(STARTS));
  }

  private static OneProgram byProperty() {
    return new OneProgram(
        program(Trigger.NEWLINK, Gate.UDEV_PROPERTY)
            .goingByPropertyOf("rule", PropertyCheck.UEVENT_PATH_ONLY)
            .judgingAnewAt(Later.CARRIER)
            .startingAfter(STARTS));
  }
}
