package dev.vfrace.userspace;

import static dev.vfrace.userspace.SpecBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.vfrace.delay.ConstantDelay;
import dev.vfrace.delay.Delay;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.model.ProgramSpec.Gate;
import dev.vfrace.model.ProgramSpec.Heals;
import dev.vfrace.model.ProgramSpec.PropertyCheck;
import dev.vfrace.model.ProgramSpec.Trigger;
import dev.vfrace.timeline.ManualTimeline;
import dev.vfrace.vocabulary.KernelMessage;
import dev.vfrace.vocabulary.LinkAnswer;
import dev.vfrace.vocabulary.LinkState;
import dev.vfrace.vocabulary.MachineEvent;
import dev.vfrace.vocabulary.ProgramMessage;
import dev.vfrace.vocabulary.Renamed;
import dev.vfrace.vocabulary.SysClassNet;
import dev.vfrace.vocabulary.SystemCall;
import dev.vfrace.vocabulary.UdevMessage;
import dev.vfrace.vocabulary.Uevent;
import java.util.Optional;
import org.apache.pekko.actor.testkit.typed.javadsl.BehaviorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** udev among inboxes; the programs behind it are inboxes too, which answer when a test says so. */
@Tag("unit")
class UdevTest {

  private static final long RENAME = 40;

  private final ManualTimeline time = new ManualTimeline();
  private final SysClassNet sysfs = new SysClassNet();
  private final AttributeCache cache = new AttributeCache(sysfs);
  private final TestInbox<KernelMessage> kernel = TestInbox.create();
  private final TestInbox<MachineEvent> director = TestInbox.create();
  private final Attendance attendance = new Attendance(sysfs, director.getRef());
  private final UdevClients clients = new UdevClients();
  private final TestInbox<ProgramMessage> rule = TestInbox.create();
  private final TestInbox<ProgramMessage> lateRule = TestInbox.create();
  private final TestInbox<ProgramMessage> reader = TestInbox.create();
  private final TestInbox<ProgramMessage> rereader = TestInbox.create();
  private final TestInbox<ProgramMessage> lateReader = TestInbox.create();

  @Test
  void handsTheEventToItsRulesAtOnceAndWaitsForTheirVerdicts() {
    BehaviorTestKit<UdevMessage> udev = withRule(Optional.empty());
    udev.run(add(0));
    rule.expectMessage(add(0));
    assertThat(reader.hasMessages()).isFalse();
    udev.run(new Udev.RuleVerdict("rule", /* standalone= */ true));
    reader.expectMessage(new Program.PropertyReady(0, /* standalone= */ true, 0));
  }

  @Test
  void renamesAfterItsRulesAndReportsTheEventWhenTheRenameHasReturned() {
    BehaviorTestKit<UdevMessage> udev = withRule(Optional.of(new ConstantDelay(RENAME)));
    udev.run(add(0));
    time.advance(100);
    assertThat(kernel.hasMessages()).as("the rules come first").isFalse();
    udev.run(new Udev.RuleVerdict("rule", /* standalone= */ false));
    time.advance(RENAME);
    udev.runOne();
    assertThat(kernel.receiveMessage()).isInstanceOf(SystemCall.Rename.class);
    assertThat(reader.hasMessages()).isFalse();
    udev.run(new Renamed(170));
    reader.expectMessage(new Program.PropertyReady(0, /* standalone= */ false, 170));
  }

  @Test
  void aRuleBehindTheRenameHasItsTurnWhenTheLinkWasAskedForEvenWithoutANewName() {
    add(lateRule, program(Trigger.UEVENT_ADD, Gate.MASTER_LINK).named("late").afterRename(), true);
    BehaviorTestKit<UdevMessage> udev = udev(Optional.empty());
    udev.run(add(0));
    assertThat(kernel.receiveMessage()).isInstanceOf(SystemCall.Ethtool.class);
    assertThat(lateRule.hasMessages()).isFalse();
    udev.run(new LinkAnswer(0, LinkState.ABSENT, 25));
    lateRule.expectMessage(new Uevent(Uevent.Action.ADD, 0, 25));
  }

  @Test
  void doesNotTakeTheAnswerOfTheCycleBeforeForItsOwn() {
    add(lateRule, program(Trigger.UEVENT_ADD, Gate.MASTER_LINK).named("late").afterRename(), true);
    BehaviorTestKit<UdevMessage> udev = udev(Optional.empty());
    udev.run(new StartCycle(1, /* boots= */ false, 0));
    udev.run(add(1));
    udev.run(new LinkAnswer(0, LinkState.ABSENT, 25));
    assertThat(lateRule.hasMessages()).isFalse();
  }

  @Test
  void publishesAnEarlyRulesPropertyBeforeALateRuleHasDecided() {
    add(rule, program(Trigger.UEVENT_ADD, Gate.SLAVE_FLAG).named("rule"), true);
    add(lateRule, program(Trigger.UEVENT_ADD, Gate.MASTER_LINK).named("late").afterRename(), true);
    add(reader, byPropertyOf("rule"), false);
    add(lateReader, byPropertyOf("late"), false);
    BehaviorTestKit<UdevMessage> udev = udev(Optional.empty());
    udev.run(add(0));
    udev.run(new Udev.RuleVerdict("rule", /* standalone= */ true));
    udev.run(new LinkAnswer(0, LinkState.ABSENT, 30));
    reader.expectMessage(new Program.PropertyReady(0, /* standalone= */ true, 30));
    assertThat(lateReader.hasMessages()).isFalse();
    time.goTo(50);
    udev.run(new Udev.RuleVerdict("late", /* standalone= */ false));
    lateReader.expectMessage(new Program.PropertyReady(0, /* standalone= */ false, 50));
  }

  @Test
  void keepsTheMoveBackUntilItIsDoneWithTheAdd() {
    BehaviorTestKit<UdevMessage> udev = withRule(Optional.empty());
    udev.run(add(0));
    udev.run(new Uevent(Uevent.Action.MOVE, 0, 5));
    rule.expectMessage(add(0));
    assertThat(rule.hasMessages()).as("a device's events come in turn").isFalse();
    time.goTo(20);
    udev.run(new Udev.RuleVerdict("rule", /* standalone= */ true));
    rule.expectMessage(new Uevent(Uevent.Action.MOVE, 0, 20));
  }

  @Test
  void handsAMoveOnAtOnceWhenItIsIdle() {
    BehaviorTestKit<UdevMessage> udev = withRule(Optional.empty());
    udev.run(new Uevent(Uevent.Action.MOVE, 0, 5));
    rule.expectMessage(new Uevent(Uevent.Action.MOVE, 0, 5));
  }

  @Test
  void tellsNobodyOfARemoval() {
    BehaviorTestKit<UdevMessage> udev = withRule(Optional.empty());
    udev.run(new Uevent(Uevent.Action.REMOVE, 0, 5));
    assertThat(rule.hasMessages()).isFalse();
    attendance.awaitQuiet();
    director.expectMessage(MachineEvent.USERSPACE_QUIET);
  }

  @Test
  void aVerdictThatIsTakenBackReachesWhoLooksAgainAlone() {
    add(rereader, byPropertyOf("rule").healing(Heals.NEXT_UEVENT), false);
    BehaviorTestKit<UdevMessage> udev = withRule(Optional.empty());
    udev.run(add(0));
    udev.run(new Udev.RuleVerdict("rule", /* standalone= */ true));
    time.goTo(90);
    udev.run(new Udev.RuleVerdict("rule", /* standalone= */ false));
    assertThat(reader.getAllReceived())
        .containsExactly(new Program.PropertyReady(0, /* standalone= */ true, 0));
    assertThat(rereader.getAllReceived())
        .containsExactly(
            new Program.PropertyReady(0, /* standalone= */ true, 0),
            new Program.PropertyReady(0, /* standalone= */ false, 90));
  }

  @Test
  void aVerdictTakenBackBeforeTheRenameHasReturnedReachesWhoLooksAgainWithTheEvent() {
    add(rereader, byPropertyOf("rule").healing(Heals.NEXT_UEVENT), false);
    BehaviorTestKit<UdevMessage> udev = withRule(Optional.of(new ConstantDelay(RENAME)));
    udev.run(add(0));
    udev.run(new Udev.RuleVerdict("rule", /* standalone= */ true));
    udev.run(new Udev.RuleVerdict("rule", /* standalone= */ false));
    assertThat(rereader.hasMessages()).isFalse();
    udev.run(new Renamed(60));
    reader.expectMessage(new Program.PropertyReady(0, /* standalone= */ true, 60));
    rereader.expectMessage(new Program.PropertyReady(0, /* standalone= */ false, 60));
  }

  @Test
  void readsEachAttributeOnceAnEvent() {
    BehaviorTestKit<UdevMessage> udev = withRule(Optional.empty());
    udev.run(add(0));
    assertThat(cache.read().isSlave()).isFalse();
    sysfs.publish(new LinkState(LinkState.IFF_SLAVE));
    assertThat(cache.read().isSlave()).as("cached").isFalse();
    udev.run(new Udev.RuleVerdict("rule", /* standalone= */ true));
    udev.run(new Uevent(Uevent.Action.MOVE, 0, 5));
    assertThat(cache.read().isSlave()).as("of the next event").isTrue();
  }

  @Test
  void aNewCycleForgetsARenameThatIsPending() {
    BehaviorTestKit<UdevMessage> udev = withRule(Optional.of(new ConstantDelay(RENAME)));
    udev.run(add(0));
    rule.receiveMessage();
    attendance.settles();
    udev.run(new Udev.RuleVerdict("rule", /* standalone= */ true));
    attendance.awaitQuiet();
    assertThat(director.hasMessages()).as("it is at work on the event").isFalse();
    udev.run(new StartCycle(1, /* boots= */ false, 10));
    director.expectMessage(MachineEvent.USERSPACE_QUIET);
    time.advance(2 * RENAME);
    assertThat(udev.selfInbox().hasMessages()).isFalse();
    assertThat(kernel.hasMessages()).isFalse();
  }

  @Test
  void aReaderWhoHasNotHeardYetKeepsUserspaceBusy() {
    BehaviorTestKit<UdevMessage> udev = withRule(Optional.empty());
    udev.run(add(0));
    attendance.settles();
    udev.run(new Udev.RuleVerdict("rule", /* standalone= */ true));
    attendance.awaitQuiet();
    assertThat(director.hasMessages()).isFalse();
    attendance.settles();
    director.expectMessage(MachineEvent.USERSPACE_QUIET);
  }

  @Test
  void refusesAnEventBeforeItKnowsItsClients() {
    BehaviorTestKit<UdevMessage> udev =
        BehaviorTestKit.create(
            Udev.create(time, WakeUp.NONE, cache, Optional.empty(), kernel.getRef(), attendance));
    assertThatIllegalStateException()
        .isThrownBy(() -> udev.run(add(0)))
        .withMessageContaining("Udev has no handler for Uevent");
  }

  /** A rule, and one who goes by its property. */
  private BehaviorTestKit<UdevMessage> withRule(Optional<Delay> rename) {
    add(rule, program(Trigger.UEVENT, Gate.SLAVE_FLAG).named("rule"), true);
    add(reader, byPropertyOf("rule"), false);
    return udev(rename);
  }

  private static SpecBuilder byPropertyOf(String rule) {
    return program(Trigger.NEWLINK, Gate.UDEV_PROPERTY)
        .goingByPropertyOf(rule, PropertyCheck.ALWAYS);
  }

  private void add(TestInbox<ProgramMessage> inbox, SpecBuilder spec, boolean isRule) {
    ProgramSpec built = spec.build();
    clients.add(inbox.getRef(), built, isRule);
  }

  private BehaviorTestKit<UdevMessage> udev(Optional<Delay> rename) {
    BehaviorTestKit<UdevMessage> udev =
        BehaviorTestKit.create(
            Udev.create(time, WakeUp.NONE, cache, rename, kernel.getRef(), attendance));
    udev.run(new Udev.Connect(clients));
    return udev;
  }

  private static Uevent add(long cycle) {
    return new Uevent(Uevent.Action.ADD, cycle, 0);
  }
}
