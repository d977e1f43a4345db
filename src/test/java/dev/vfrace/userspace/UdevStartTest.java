package dev.vfrace.userspace;

import static dev.vfrace.userspace.SpecBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.delay.ConstantDelay;
import dev.vfrace.model.Gate;
import dev.vfrace.model.Trigger;
import dev.vfrace.vocabulary.LinkState;
import dev.vfrace.vocabulary.UdevMessage;
import dev.vfrace.vocabulary.Uevent;
import java.util.Optional;
import org.apache.pekko.actor.testkit.typed.javadsl.BehaviorTestKit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** When udev runs in a boot, and what it replays. */
@Tag("unit")
class UdevStartTest extends UdevAmongInboxes {

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
}
