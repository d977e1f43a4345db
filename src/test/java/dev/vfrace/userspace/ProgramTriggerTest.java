package dev.vfrace.userspace;

import static dev.vfrace.userspace.OneProgram.MARKED;
import static dev.vfrace.userspace.OneProgram.UNMARKED;
import static dev.vfrace.userspace.SpecBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.count.Counter;
import dev.vfrace.count.Counts;
import dev.vfrace.model.Gate;
import dev.vfrace.model.PropertyCheck;
import dev.vfrace.model.Reads;
import dev.vfrace.model.Trigger;
import dev.vfrace.vocabulary.LinkAnswer;
import dev.vfrace.vocabulary.LinkMessage;
import dev.vfrace.vocabulary.LinkState;
import dev.vfrace.vocabulary.ManagerAnswer;
import dev.vfrace.vocabulary.ManagerRequest;
import dev.vfrace.vocabulary.SystemCall;
import dev.vfrace.vocabulary.Uevent;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What has a program look, and when. */
@Tag("unit")
class ProgramTriggerTest {

  @Test
  void looksItsLatencyAfterTheUeventAddAndAtNoOtherUevent() {
    OneProgram program = new OneProgram(program(Trigger.UEVENT_ADD, Gate.SLAVE_FLAG));
    program.sysfs.publish(MARKED);
    program.getsUevent(Uevent.Action.MOVE, 0);
    program.pass(20);
    assertThat(program.looksAt()).isEmpty();
    program.getsUevent(Uevent.Action.ADD, 0);
    program.pass(20);
    assertThat(program.looksAt()).containsExactly(30L);
  }

  @Test
  void looksAtTheFirstUeventOfAnyActionAndOnce() {
    OneProgram program = new OneProgram(program(Trigger.UEVENT, Gate.SLAVE_FLAG));
    program.sysfs.publish(MARKED);
    program.getsUevent(Uevent.Action.MOVE, 0);
    program.pass(5);
    program.getsUevent(Uevent.Action.ADD, 0);
    program.pass(50);
    assertThat(program.looksAt()).containsExactly(10L);
  }

  @Test
  void seesTheVfAsItIsWhenItLooksAndNotAsItWasAtTheTrigger() {
    OneProgram program = new OneProgram(program(Trigger.UEVENT_ADD, Gate.SLAVE_FLAG));
    program.sysfs.publish(UNMARKED);
    program.getsUevent(Uevent.Action.ADD, 0);
    program.pass(9);
    program.sysfs.publish(MARKED);
    program.pass(1);
    assertThat(program.counted(Counter.SAW_UNSLAVED)).isZero();
  }

  @Test
  void scansOnceInABootAndNotInACycleThatIsNone() {
    OneProgram program = new OneProgram(program(Trigger.BOOT_SCAN, Gate.SLAVE_FLAG));
    program.gets(new StartCycle(0, /* boots= */ false, 0));
    program.pass(50);
    assertThat(program.looksAt()).isEmpty();
    program.gets(new StartCycle(1, /* boots= */ true, 50));
    program.pass(50);
    assertThat(program.looksAt()).containsExactly(60L);
  }

  @Test
  void aScanThatMeetsNoVfIsATrialThatSawNothing() {
    OneProgram program = new OneProgram(program(Trigger.BOOT_SCAN, Gate.SLAVE_FLAG));
    program.gets(new StartCycle(0, /* boots= */ true, 0));
    program.pass(10);
    Counts counts = program.report();
    assertThat(counts.trials()).isOne();
    assertThat(counts.of(Counter.SAW_UNSLAVED)).isZero();
    assertThat(counts.of(Counter.MISJUDGED)).isZero();
  }

  @Test
  void pollsFromItsPhaseEveryPeriodUntilItMeetsTheVf() {
    OneProgram program = new OneProgram(program(Trigger.POLL, Gate.SLAVE_FLAG));
    program.gets(new StartCycle(0, /* boots= */ false, 0));
    program.pass(200);
    program.sysfs.publish(MARKED);
    program.pass(300);
    // half a period and the latency, then period by period
    assertThat(program.looksAt()).containsExactly(60L, 160L, 260L);
    assertThat(program.report().trials()).isOne();
  }

  @Test
  void goesByTheContentOfTheFirstNewlink() {
    OneProgram program =
        new OneProgram(program(Trigger.NEWLINK, Gate.MASTER_LINK).reading(Reads.MESSAGE));
    program.getsNewLink(UNMARKED, 0);
    program.sysfs.publish(MARKED);
    program.getsNewLink(MARKED, 0);
    program.pass(50);
    assertThat(program.looksAt()).containsExactly(10L);
    assertThat(program.counted(Counter.MISJUDGED)).isOne();
  }

  @Test
  void isNotWokenByADellink() {
    OneProgram program = new OneProgram(program(Trigger.NEWLINK, Gate.MASTER_LINK));
    program.gets(new LinkMessage(/* deleted= */ true, 0, MARKED, 0));
    program.pass(50);
    assertThat(program.looksAt()).isEmpty();
    assertThat(program.isQuiet()).isTrue();
  }

  @Test
  void asksTheKernelAndDecidesOnItsAnswer() {
    OneProgram program =
        new OneProgram(program(Trigger.UEVENT_ADD, Gate.SLAVE_FLAG).reading(Reads.RTNETLINK));
    program.sysfs.publish(UNMARKED);
    program.getsUevent(Uevent.Action.ADD, 3);
    program.pass(10);
    SystemCall.GetLink asked = (SystemCall.GetLink) program.kernel.receiveMessage();
    assertThat(asked.ifindex()).isEqualTo(3);
    assertThat(program.isQuiet()).as("waits for RTNL").isFalse();
    program.pass(40);
    program.gets(new LinkAnswer(3, MARKED, 50));
    assertThat(program.looksAt()).containsExactly(50L);
    assertThat(program.counted(Counter.SAW_UNSLAVED)).isZero();
  }

  @Test
  void doesNotHearTheAnswerThatWasMeantForTheCycleBefore() {
    OneProgram program =
        new OneProgram(program(Trigger.UEVENT_ADD, Gate.SLAVE_FLAG).reading(Reads.RTNETLINK));
    program.getsUevent(Uevent.Action.ADD, 0);
    program.pass(10);
    program.getsUevent(Uevent.Action.ADD, 1);
    program.gets(new LinkAnswer(0, UNMARKED, 10));
    assertThat(program.looksAt()).isEmpty();
    assertThat(program.report().trials()).isZero();
  }

  @Test
  void aVfThatTheKernelDoesNotListIsNotThere() {
    OneProgram program =
        new OneProgram(program(Trigger.UEVENT_ADD, Gate.NONE).reading(Reads.RTNETLINK));
    program.getsUevent(Uevent.Action.ADD, 0);
    program.pass(10);
    program.gets(new LinkAnswer(0, new LinkState(LinkState.SYSFS_ATTRIBUTES), 10));
    Counts counts = program.report();
    assertThat(counts.trials()).isOne();
    assertThat(counts.of(Counter.MISJUDGED)).isZero();
  }

  @Test
  void answersTheKernelsQuestionBeforeItHasSeenTheVf() {
    OneProgram program = new OneProgram(program(Trigger.KERNEL_ASK, Gate.NONE));
    program.sysfs.publish(UNMARKED);
    TestInbox<ManagerAnswer> kernel = TestInbox.create();
    program.gets(new ManagerRequest(7, 0, kernel.getRef()));
    program.pass(9);
    assertThat(kernel.hasMessages()).isFalse();
    assertThat(program.isQuiet()).isFalse();
    program.pass(1);
    kernel.expectMessage(new ManagerAnswer(7));
    assertThat(program.isQuiet()).isTrue();
    Counts counts = program.report();
    assertThat(counts.trials()).isOne();
    assertThat(counts.of(Counter.MISJUDGED)).isZero();
  }

  @Test
  void decidesWhenItHasHandledTheLinkAndThenTheProperty() {
    OneProgram program = new OneProgram(byProperty(PropertyCheck.ALWAYS));
    program.sysfs.publish(MARKED);
    program.getsNewLink(MARKED, 0);
    program.pass(50);
    assertThat(program.looksAt()).isEmpty();
    program.getsProperty(/* standalone= */ false, 0);
    assertThat(program.isQuiet()).isFalse();
    program.pass(50);
    assertThat(program.looksAt()).containsExactly(60L);
  }

  @Test
  void decidesWhenItHasHandledThePropertyAndThenTheLink() {
    OneProgram program = new OneProgram(byProperty(PropertyCheck.ALWAYS));
    program.sysfs.publish(MARKED);
    program.getsProperty(/* standalone= */ false, 0);
    program.pass(50);
    assertThat(program.looksAt()).isEmpty();
    assertThat(program.isQuiet()).as("no link, nothing to decide").isTrue();
    program.getsNewLink(MARKED, 0);
    program.pass(50);
    assertThat(program.looksAt()).containsExactly(60L);
  }

  @Test
  void aPollerThatFollowsAnotherWaitsOnePeriodForItsVerdictAndThenAbstains() {
    OneProgram program = new OneProgram(program(Trigger.POLL, Gate.VERDICT).following("judge"));
    program.sysfs.publish(UNMARKED);
    program.gets(new StartCycle(0, /* boots= */ false, 0));
    program.pass(500);
    assertThat(program.looksAt()).containsExactly(60L, 160L);
    assertThat(program.report().trials()).isZero();
  }

  @Test
  void aPollerTakesOverAVerdictThatHasFallenMeanwhile() {
    OneProgram program = new OneProgram(program(Trigger.POLL, Gate.VERDICT).following("judge"));
    program.sysfs.publish(UNMARKED);
    program.gets(new StartCycle(0, /* boots= */ false, 0));
    program.pass(100);
    program.followed.becomes(0, /* ordinary= */ true);
    program.pass(100);
    assertThat(program.decisions()).containsExactly(true);
    assertThat(program.counted(Counter.MISJUDGED)).isOne();
  }

  static SpecBuilder byProperty(PropertyCheck check) {
    return program(Trigger.NEWLINK, Gate.UDEV_PROPERTY).goingByPropertyOf("rule", check);
  }
}
