package dev.vfrace.userspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.vocabulary.LinkState;
import dev.vfrace.vocabulary.MachineEvent;
import dev.vfrace.vocabulary.SysClassNet;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class AttendanceTest {

  private final SysClassNet sysfs = new SysClassNet();
  private final TestInbox<MachineEvent> director = TestInbox.create();
  private final Attendance attendance = new Attendance(sysfs, director.getRef());

  @Test
  void tellsAtOnceIfNobodyIsBusyAndOnce() {
    attendance.awaitQuiet();
    director.expectMessage(MachineEvent.USERSPACE_QUIET);
    attendance.begins();
    attendance.settles();
    assertThat(director.hasMessages()).isFalse();
  }

  @Test
  void waitsForWhoeverHasBegun() {
    attendance.begins();
    attendance.begins();
    attendance.awaitQuiet();
    attendance.settles();
    assertThat(director.hasMessages()).isFalse();
    attendance.settles();
    director.expectMessage(MachineEvent.USERSPACE_QUIET);
  }

  @Test
  void waitsForWhoPollsOnlyIfThereIsAVfToMeet() {
    attendance.startCycle();
    attendance.polls();
    attendance.awaitQuiet();
    director.expectMessage(MachineEvent.USERSPACE_QUIET);
    sysfs.publish(new LinkState(LinkState.SYSFS_ATTRIBUTES));
    attendance.awaitQuiet();
    assertThat(director.hasMessages()).isFalse();
    attendance.met();
    director.expectMessage(MachineEvent.USERSPACE_QUIET);
  }
}
