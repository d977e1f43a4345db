package dev.vfrace.userspace;

import static dev.vfrace.userspace.SpecBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.vfrace.delay.ConstantDelay;
import dev.vfrace.delay.Delay;
import dev.vfrace.model.Act;
import dev.vfrace.model.AwaitsUdev;
import dev.vfrace.model.Gate;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.model.PropertyCheck;
import dev.vfrace.model.Trigger;
import dev.vfrace.model.UdevStage;
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
  private final TestInbox<ProgramMessage> runs = TestInbox.create();
  private final TestInbox<ProgramMessage> lateReader = TestInbox.create();

  @Test
  void handsTheEventToItsRulesAtOnceAndWaitsForTheirVerdicts() {
    BehaviorTestKit<UdevMessage> udev = withRule(Optional.empty());
    udev.run(add(0));
    rule.expectMessage(add(0));
    assertThat(kernel.hasMessages()).as("the rules come first").isFalse();
    udev.run(new Udev.RuleVerdict("rule", /* standalone= */ true));
    assertThat(kernel.receiveMessage()).isInstanceOf(SystemCall.Ethtool.class);
    assertThat(reader.hasMessages()).as("80-net-setup-link waits for RTNL").isFalse();
    udev.run(new LinkAnswer(0, LinkState.ABSENT, 25));
    reader.expectMessage(new Program.PropertyReady(0, true, /* stored= */ true, 25));
  }

  /** udev_event_execute_rules: rename_netif comes after udev_rules_apply_to_event. */
  @Test
  void renamesAfterAllRulesAndReportsTheEventWhenTheRenameHasReturned() {
    add(lateRule, late(), true);
    BehaviorTestKit<UdevMessage> udev = withRule(Optional.of(new ConstantDelay(RENAME)));
    udev.run(add(0));
    udev.run(new Udev.RuleVerdict("rule", /* standalone= */ false));
    answer(udev, 50);
    time.advance(100);
    assertThat(kernel.hasMessages()).as("the late rule has not decided").isFalse();
    udev.run(new Udev.RuleVerdict("late", /* standalone= */ false));
    time.advance(RENAME);
    udev.runOne();
    assertThat(kernel.receiveMessage())
        .isEqualTo(new SystemCall.Rename(0, SystemCall.NewName.ITS_OWN, udev.getRef().narrow()));
    assertThat(reader.hasMessages()).isFalse();
    udev.run(new Renamed(0, Renamed.Result.DONE, 170));
    reader.expectMessage(new Program.PropertyReady(0, false, /* stored= */ true, 170));
  }

  @Test
  void aRuleBehindNetSetupLinkHasItsTurnWhenTheLinkWasAskedForEvenWithoutANewName() {
    add(lateRule, late(), true);
    BehaviorTestKit<UdevMessage> udev = udev(Optional.empty());
    udev.run(add(0));
    assertThat(kernel.receiveMessage()).isInstanceOf(SystemCall.Ethtool.class);
    assertThat(lateRule.hasMessages()).isFalse();
    udev.run(new LinkAnswer(0, LinkState.ABSENT, 25));
    lateRule.expectMessage(new Uevent(Uevent.Action.ADD, 0, 25));
  }

  @Test
  void doesNotTakeTheAnswersOfTheCycleBeforeForItsOwn() {
    add(lateRule, late(), true);
    BehaviorTestKit<UdevMessage> udev = withRule(Optional.of(new ConstantDelay(RENAME)));
    udev.run(new StartCycle(1, /* boots= */ false, 0));
    udev.run(add(1));
    udev.run(new Udev.RuleVerdict("rule", /* standalone= */ true));
    udev.run(new LinkAnswer(0, LinkState.ABSENT, 25));
    assertThat(lateRule.hasMessages()).isFalse();
    udev.run(new LinkAnswer(1, LinkState.ABSENT, 25));
    udev.run(new Udev.RuleVerdict("late", /* standalone= */ true));
    time.advance(RENAME);
    udev.runOne();
    udev.run(new Renamed(0, Renamed.Result.DONE, 30));
    assertThat(reader.hasMessages()).isFalse();
  }

  /** udev_event_execute_run (v239 to v257): after all rules, the RTNL wait and the rename. */
  @Test
  void runsProgramsLast() {
    add(runs, program(Trigger.UEVENT_ADD, Gate.MASTER_LINK).at(UdevStage.RUN), false);
    BehaviorTestKit<UdevMessage> udev = withRule(Optional.of(new ConstantDelay(RENAME)));
    udev.run(add(0));
    udev.run(new Udev.RuleVerdict("rule", /* standalone= */ true));
    answer(udev, 20);
    time.advance(RENAME);
    udev.runOne();
    assertThat(runs.hasMessages()).isFalse();
    udev.run(new Renamed(0, Renamed.Result.DONE, 90));
    runs.expectMessage(new Uevent(Uevent.Action.ADD, 0, 90));
  }

  /** device_update_db: one database entry an event, with what all its rules have set. */
  @Test
  void publishesNoPropertyBeforeALateRuleHasDecided() {
    add(lateRule, late(), true);
    add(lateReader, byPropertyOf("late"), false);
    BehaviorTestKit<UdevMessage> udev = withRule(Optional.empty());
    udev.run(add(0));
    udev.run(new Udev.RuleVerdict("rule", /* standalone= */ true));
    answer(udev, 30);
    assertThat(reader.hasMessages()).isFalse();
    time.goTo(50);
    udev.run(new Udev.RuleVerdict("late", /* standalone= */ false));
    reader.expectMessage(new Program.PropertyReady(0, true, /* stored= */ true, 50));
    lateReader.expectMessage(new Program.PropertyReady(0, false, /* stored= */ true, 50));
  }

  @Test
  void keepsTheMoveBackUntilItIsDoneWithTheAdd() {
    BehaviorTestKit<UdevMessage> udev = withRule(Optional.empty());
    udev.run(add(0));
    udev.run(move(5));
    rule.expectMessage(add(0));
    udev.run(new Udev.RuleVerdict("rule", /* standalone= */ true));
    assertThat(rule.hasMessages()).as("a device's events come in turn").isFalse();
    time.goTo(20);
    answer(udev, 20);
    rule.expectMessage(move(20));
  }

  @Test
  void handsAMoveOnAtOnceWhenItIsIdle() {
    BehaviorTestKit<UdevMessage> udev = withRule(Optional.empty());
    udev.run(move(5));
    rule.expectMessage(move(5));
  }

  @Test
  void tellsNobodyOfARemoval() {
    BehaviorTestKit<UdevMessage> udev = withRule(Optional.empty());
    udev.run(new Uevent(Uevent.Action.REMOVE, 0, 5));
    assertThat(rule.hasMessages()).isFalse();
    attendance.awaitQuiet();
    director.expectMessage(MachineEvent.USERSPACE_QUIET);
  }

  /** device_is_renaming (networkd-link.c, v243): ID_RENAMING is there until move. */
  @Test
  void whoTestsForARenameHearsOfTheVfAtMove() {
    add(lateReader, byPropertyOf("rule").awaiting(AwaitsUdev.RENAMED), false);
    BehaviorTestKit<UdevMessage> udev = withRule(Optional.of(new ConstantDelay(RENAME)));
    renamed(udev, Renamed.Result.DONE);
    assertThat(reader.hasMessages()).isTrue();
    assertThat(lateReader.hasMessages()).isFalse();
    time.goTo(200);
    udev.run(move(190));
    udev.run(new Udev.RuleVerdict("rule", /* standalone= */ false));
    lateReader.expectMessage(new Program.PropertyReady(0, false, /* stored= */ true, 200));
  }

  @Test
  void isBusyUntilItHasDealtWithTheMoveOfItsRename() {
    add(rule, program(Trigger.UEVENT, Gate.SLAVE_FLAG).named("rule"), true);
    BehaviorTestKit<UdevMessage> udev = udev(Optional.of(new ConstantDelay(RENAME)));
    renamed(udev, Renamed.Result.DONE);
    attendance.settles();
    attendance.awaitQuiet();
    assertThat(director.hasMessages()).isFalse();
    udev.run(move(170));
    udev.run(new Udev.RuleStands("rule"));
    assertThat(director.hasMessages()).as("the rule has not heard").isFalse();
    attendance.settles();
    director.expectMessage(MachineEvent.USERSPACE_QUIET);
  }

  @Test
  void aVfThatGoesAfterItsRenameIsWaitedForNoMore() {
    BehaviorTestKit<UdevMessage> udev = udev(Optional.of(new ConstantDelay(RENAME)));
    udev.run(add(0));
    answer(udev, 20);
    time.advance(RENAME);
    udev.runOne();
    udev.run(new Renamed(0, Renamed.Result.DONE, 60));
    attendance.awaitQuiet();
    assertThat(director.hasMessages()).isFalse();
    udev.run(new Uevent(Uevent.Action.REMOVE, 0, 70));
    director.expectMessage(MachineEvent.USERSPACE_QUIET);
  }

  /** rename_netif (systemd 250): EBUSY is no failure, and there will be no move. */
  @Test
  void whoTestsForARenameHearsOfAVfThatCouldNotBeRenamedAtOnce() {
    add(lateReader, byPropertyOf("rule").awaiting(AwaitsUdev.RENAMED), false);
    BehaviorTestKit<UdevMessage> udev = withRule(Optional.of(new ConstantDelay(RENAME)));
    renamed(udev, Renamed.Result.BUSY);
    lateReader.expectMessage(new Program.PropertyReady(0, false, /* stored= */ true, 170));
  }

  /**
   * "File exists": the event never reaches the database (systemd issue 42331, image-builder pull
   * request 2060); those who listen get what the rules have set (udev_broadcast_result).
   */
  @Test
  void anEventThatIsGivenUpIsBroadcastAndNotStoredAndRunsNothing() {
    add(runs, program(Trigger.UEVENT_ADD, Gate.NONE).at(UdevStage.RUN), false);
    BehaviorTestKit<UdevMessage> udev = withRule(Optional.of(new ConstantDelay(RENAME)));
    renamed(udev, Renamed.Result.EXISTS);
    reader.expectMessage(new Program.PropertyReady(0, false, /* stored= */ false, 170));
    assertThat(runs.hasMessages()).isFalse();
  }

  /** Properties are built anew at each event (fedora-coreos-config aeb031c7). */
  @Test
  void aRuleForAddAloneHasSetNothingAfterMove() {
    add(rule, program(Trigger.UEVENT_ADD, Gate.HV_PCI).named("rule"), true);
    add(reader, byPropertyOf("rule"), false);
    BehaviorTestKit<UdevMessage> udev = udev(Optional.empty());
    udev.run(add(0));
    udev.run(new Udev.RuleVerdict("rule", /* standalone= */ false));
    answer(udev, 30);
    reader.expectMessage(new Program.PropertyReady(0, false, /* stored= */ true, 30));
    time.goTo(90);
    udev.run(move(90));
    udev.run(new Udev.RuleStands("rule"));
    reader.expectMessage(new Program.PropertyReady(0, true, /* stored= */ true, 90));
  }

  @Test
  void aRuleThatStandsAtMoveHasSetWhatItHadSet() {
    BehaviorTestKit<UdevMessage> udev = withRule(Optional.empty());
    udev.run(add(0));
    udev.run(new Udev.RuleVerdict("rule", /* standalone= */ false));
    answer(udev, 30);
    reader.receiveMessage();
    time.goTo(90);
    udev.run(move(90));
    assertThat(reader.hasMessages()).isFalse();
    udev.run(new Udev.RuleStands("rule"));
    reader.expectMessage(new Program.PropertyReady(0, false, /* stored= */ true, 90));
  }

  /** A rule that names by the MAC, which is netvsc's too: link-config.c, 60-net.rules. */
  @Test
  void asksForNetvscsNameIfARuleGivesThat() {
    add(
        rule,
        program(Trigger.UEVENT_ADD, Gate.NONE).named("by-mac").acting(Act.RENAME).touching(),
        true);
    BehaviorTestKit<UdevMessage> udev = udev(Optional.empty());
    udev.run(add(0));
    udev.run(new Udev.RuleVerdict("by-mac", /* standalone= */ true));
    answer(udev, 30);
    assertThat(time.fireNext()).isPresent();
    udev.runOne();
    assertThat(kernel.receiveMessage())
        .isEqualTo(new SystemCall.Rename(0, SystemCall.NewName.ETH0, udev.getRef().narrow()));
  }

  /** systemd-udev-trigger.service replays add for what is there. */
  @Test
  void missesWhatComesBeforeItStartsAndReplaysTheAdd() {
    add(rule, program(Trigger.UEVENT, Gate.SLAVE_FLAG).named("rule"), true);
    BehaviorTestKit<UdevMessage> udev =
        udev(new Udev.Delays(WakeUp.NONE, Optional.of(new ConstantDelay(70)), Optional.empty()));
    udev.run(new StartCycle(1, /* boots= */ true, 0));
    udev.run(add(1));
    assertThat(rule.hasMessages()).isFalse();
    sysfs.publish(new LinkState(LinkState.SYSFS_LINK));
    attendance.awaitQuiet();
    assertThat(director.hasMessages()).as("it has yet to start").isFalse();
    time.advance(70);
    udev.runOne();
    rule.expectMessage(new Uevent(Uevent.Action.ADD, 1, 70));
  }

  @Test
  void replaysNothingForAVfThatIsYetToCome() {
    add(rule, program(Trigger.UEVENT, Gate.SLAVE_FLAG).named("rule"), true);
    BehaviorTestKit<UdevMessage> udev =
        udev(new Udev.Delays(WakeUp.NONE, Optional.of(new ConstantDelay(70)), Optional.empty()));
    udev.run(new StartCycle(1, /* boots= */ true, 0));
    time.advance(70);
    udev.runOne();
    assertThat(rule.hasMessages()).isFalse();
    udev.run(new Uevent(Uevent.Action.ADD, 1, 80));
    rule.expectMessage(new Uevent(Uevent.Action.ADD, 1, 80));
  }

  @Test
  void runsAllTheTimeWhereNothingBoots() {
    add(rule, program(Trigger.UEVENT, Gate.SLAVE_FLAG).named("rule"), true);
    BehaviorTestKit<UdevMessage> udev =
        udev(new Udev.Delays(WakeUp.NONE, Optional.of(new ConstantDelay(70)), Optional.empty()));
    udev.run(new StartCycle(1, /* boots= */ false, 0));
    udev.run(add(1));
    rule.expectMessage(add(1));
  }

  @Test
  void readsEachAttributeOnceAnEvent() {
    BehaviorTestKit<UdevMessage> udev = withRule(Optional.empty());
    udev.run(add(0));
    assertThat(cache.read().isSlave()).isFalse();
    sysfs.publish(new LinkState(LinkState.IFF_SLAVE));
    assertThat(cache.read().isSlave()).as("cached").isFalse();
    udev.run(new Udev.RuleVerdict("rule", /* standalone= */ true));
    answer(udev, 5);
    udev.run(move(5));
    assertThat(cache.read().isSlave()).as("of the next event").isTrue();
  }

  @Test
  void aNewCycleForgetsARenameThatIsPending() {
    BehaviorTestKit<UdevMessage> udev = withRule(Optional.of(new ConstantDelay(RENAME)));
    udev.run(add(0));
    rule.receiveMessage();
    attendance.settles();
    udev.run(new Udev.RuleVerdict("rule", /* standalone= */ true));
    answer(udev, 0);
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
    answer(udev, 5);
    attendance.awaitQuiet();
    assertThat(director.hasMessages()).isFalse();
    attendance.settles();
    director.expectMessage(MachineEvent.USERSPACE_QUIET);
  }

  @Test
  void refusesAnEventBeforeItKnowsItsClients() {
    BehaviorTestKit<UdevMessage> udev =
        BehaviorTestKit.create(
            Udev.create(time, always(Optional.empty()), cache, kernel.getRef(), attendance));
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
    return udev(always(rename));
  }

  private BehaviorTestKit<UdevMessage> udev(Udev.Delays delays) {
    BehaviorTestKit<UdevMessage> udev =
        BehaviorTestKit.create(Udev.create(time, delays, cache, kernel.getRef(), attendance));
    udev.run(new Udev.Connect(clients));
    return udev;
  }

  private static Udev.Delays always(Optional<Delay> rename) {
    return new Udev.Delays(WakeUp.NONE, Optional.empty(), rename);
  }

  /** RTNL is free for the ethtool call of 80-net-setup-link. */
  private void answer(BehaviorTestKit<UdevMessage> udev, long at) {
    assertThat(kernel.receiveMessage()).isInstanceOf(SystemCall.Ethtool.class);
    udev.run(new LinkAnswer(0, LinkState.ABSENT, at));
  }

  /** The rule has found the VF to be a slave, and the rename has returned at 170. */
  private void renamed(BehaviorTestKit<UdevMessage> udev, Renamed.Result result) {
    udev.run(add(0));
    udev.run(new Udev.RuleVerdict("rule", /* standalone= */ false));
    answer(udev, 20);
    time.advance(RENAME);
    udev.runOne();
    udev.run(new Renamed(0, result, 170));
  }

  private static SpecBuilder late() {
    return program(Trigger.UEVENT_ADD, Gate.MASTER_LINK).named("late").at(UdevStage.LATE_RULES);
  }

  private static Uevent add(long cycle) {
    return new Uevent(Uevent.Action.ADD, cycle, 0);
  }

  private static Uevent move(long at) {
    return new Uevent(Uevent.Action.MOVE, 0, at);
  }
}
