package dev.vfrace.userspace;

import static dev.vfrace.userspace.SpecBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.vfrace.delay.ConstantDelay;
import dev.vfrace.model.Gate;
import dev.vfrace.model.Trigger;
import dev.vfrace.model.UdevStage;
import dev.vfrace.vocabulary.LinkAnswer;
import dev.vfrace.vocabulary.LinkState;
import dev.vfrace.vocabulary.MachineEvent;
import dev.vfrace.vocabulary.Renamed;
import dev.vfrace.vocabulary.SystemCall;
import dev.vfrace.vocabulary.UdevMessage;
import dev.vfrace.vocabulary.Uevent;
import java.util.Optional;
import org.apache.pekko.actor.testkit.typed.javadsl.BehaviorTestKit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** In which order udev deals with an event, and who hears of it when. */
@Tag("unit")
class UdevTest extends UdevAmongInboxes {

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
}
