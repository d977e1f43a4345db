package dev.vfrace.userspace;

import static dev.vfrace.userspace.OneProgram.MARKED;
import static dev.vfrace.userspace.OneProgram.UNMARKED;
import static dev.vfrace.userspace.SpecBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.count.Counter;
import dev.vfrace.count.Counts;
import dev.vfrace.model.Act;
import dev.vfrace.model.Gate;
import dev.vfrace.model.Reads;
import dev.vfrace.model.Trigger;
import dev.vfrace.vocabulary.LinkState;
import dev.vfrace.vocabulary.Uevent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a program makes of a cycle's end, and of a VF that goes. */
@Tag("unit")
class ProgramCycleTest {

  /** On its way out: no master any more, the directory still there. */
  private static final LinkState ORPHAN =
      new LinkState(LinkState.SYSFS_LINK | LinkState.SYSFS_ATTRIBUTES | LinkState.IFF_SLAVE);

  @Test
  void aNewCycleForgetsALookThatIsPending() {
    OneProgram program = new OneProgram(program(Trigger.UEVENT_ADD, Gate.SLAVE_FLAG));
    program.sysfs.publish(UNMARKED);
    program.getsUevent(Uevent.Action.ADD, 0);
    program.pass(5);
    assertThat(program.isQuiet()).isFalse();
    program.gets(new StartCycle(1, /* boots= */ false, 5));
    assertThat(program.isQuiet()).isTrue();
    program.pass(50);
    assertThat(program.looksAt()).isEmpty();
    assertThat(program.report().trials()).isZero();
  }

  @Test
  void aNewCycleForgetsAnActThatIsPending() {
    OneProgram program =
        new OneProgram(program(Trigger.UEVENT_ADD, Gate.SLAVE_FLAG).acting(Act.LINK_UP).touching());
    program.sysfs.publish(UNMARKED);
    program.getsUevent(Uevent.Action.ADD, 0);
    program.pass(20);
    program.gets(new StartCycle(1, /* boots= */ false, 20));
    program.pass(50);
    assertThat(program.kernel.hasMessages()).isFalse();
    assertThat(program.counted(Counter.HARMED)).isZero();
  }

  @Test
  void decidesAnewInEveryCycle() {
    OneProgram program = new OneProgram(program(Trigger.UEVENT_ADD, Gate.SLAVE_FLAG));
    program.sysfs.publish(UNMARKED);
    program.getsUevent(Uevent.Action.ADD, 0);
    program.pass(10);
    program.sysfs.publish(MARKED);
    program.getsUevent(Uevent.Action.ADD, 1);
    program.pass(10);
    assertThat(program.decisions()).containsExactly(true, false);
    Counts counts = program.report();
    assertThat(counts.trials()).isEqualTo(2);
    assertThat(counts.of(Counter.MISJUDGED)).isOne();
  }

  @Test
  void aReportHandsOverWhatIsCountedAndBeginsAnew() {
    OneProgram program = new OneProgram(program(Trigger.UEVENT_ADD, Gate.SLAVE_FLAG));
    program.sysfs.publish(UNMARKED);
    program.getsUevent(Uevent.Action.ADD, 0);
    program.pass(10);
    assertThat(program.report().trials()).isOne();
    assertThat(program.report().trials()).isZero();
  }

  @Test
  void whoGoesByNewlinksSeesAtOnceThatTheMasterHasGone() {
    OneProgram program =
        new OneProgram(program(Trigger.NEWLINK, Gate.MASTER_LINK).reading(Reads.MESSAGE));
    program.gets(new Program.MasterLost(0, ORPHAN, 0));
    Counts counts = program.report();
    assertThat(counts.of(Counter.MASTER_LOSSES)).isOne();
    assertThat(counts.of(Counter.SAW_ORPHAN)).isOne();
    assertThat(counts.of(Counter.SAW_STALE_FLAG)).isOne();
  }

  @Test
  void aPollerMeetsAnOrphanOnlyIfItIsStillThereAtItsNextPoll() {
    OneProgram program = poller();
    program.gets(new Program.MasterLost(0, ORPHAN, 0));
    program.sysfs.publish(LinkState.ABSENT);
    program.pass(200);
    Counts counts = program.report();
    assertThat(counts.of(Counter.MASTER_LOSSES)).isOne();
    assertThat(counts.of(Counter.SAW_ORPHAN)).isZero();
  }

  @Test
  void aPollerMeetsADirectoryWhoseFlagsCannotBeReadAnyMore() {
    OneProgram program = poller();
    program.sysfs.publish(new LinkState(LinkState.SYSFS_LINK | LinkState.IFF_SLAVE));
    program.gets(new Program.MasterLost(0, ORPHAN, 0));
    program.pass(50);
    Counts counts = program.report();
    assertThat(counts.of(Counter.SAW_ORPHAN)).isOne();
    assertThat(counts.of(Counter.SAW_STALE_FLAG)).isZero();
  }

  @Test
  void aSecondLossBeforeTheLookIsNoCauseForAnother() {
    OneProgram program = poller();
    program.sysfs.publish(ORPHAN);
    program.gets(new Program.MasterLost(0, ORPHAN, 0));
    program.pass(10);
    program.gets(new Program.MasterLost(0, ORPHAN, 10));
    program.pass(200);
    Counts counts = program.report();
    assertThat(counts.of(Counter.MASTER_LOSSES)).isOne();
    assertThat(counts.of(Counter.SAW_ORPHAN)).isOne();
  }

  @Test
  void whoHearsOfUeventsAloneIsNotToldOfALoss() {
    OneProgram program = new OneProgram(program(Trigger.UEVENT_ADD, Gate.SLAVE_FLAG));
    program.sysfs.publish(ORPHAN);
    program.gets(new Program.MasterLost(0, ORPHAN, 0));
    program.pass(200);
    assertThat(program.counted(Counter.MASTER_LOSSES)).isZero();
  }

  private static OneProgram poller() {
    OneProgram program = new OneProgram(program(Trigger.POLL, Gate.MASTER_LINK));
    program.gets(new StartCycle(0, /* boots= */ false, 0));
    return program;
  }
}
