package dev.vfrace.userspace;

import static dev.vfrace.userspace.SpecBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.delay.ConstantDelay;
import dev.vfrace.model.Act;
import dev.vfrace.model.AwaitsUdev;
import dev.vfrace.model.Gate;
import dev.vfrace.model.Trigger;
import dev.vfrace.model.UdevStage;
import dev.vfrace.vocabulary.MachineEvent;
import dev.vfrace.vocabulary.Renamed;
import dev.vfrace.vocabulary.SystemCall;
import dev.vfrace.vocabulary.UdevMessage;
import dev.vfrace.vocabulary.Uevent;
import java.util.Optional;
import org.apache.pekko.actor.testkit.typed.javadsl.BehaviorTestKit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What udev does with a name, and who waits for that. */
@Tag("unit")
class UdevRenameTest extends UdevAmongInboxes {

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

  /** The rule has found the VF to be a slave, and the rename has returned at 170. */
  private void renamed(BehaviorTestKit<UdevMessage> udev, Renamed.Result result) {
    udev.run(add(0));
    udev.run(new Udev.RuleVerdict("rule", /* standalone= */ false));
    answer(udev, 20);
    time.advance(RENAME);
    udev.runOne();
    udev.run(new Renamed(0, result, 170));
  }
}
