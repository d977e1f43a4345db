package dev.vfrace.userspace;

import static dev.vfrace.userspace.SpecBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.delay.Delay;
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
import dev.vfrace.vocabulary.SysClassNet;
import dev.vfrace.vocabulary.SystemCall;
import dev.vfrace.vocabulary.UdevMessage;
import dev.vfrace.vocabulary.Uevent;
import java.util.Optional;
import org.apache.pekko.actor.testkit.typed.javadsl.BehaviorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;

/** udev among inboxes; the programs behind it are inboxes too, which answer when a test says so. */
abstract class UdevAmongInboxes {

  static final long RENAME = 40;
  final ManualTimeline time = new ManualTimeline();
  final SysClassNet sysfs = new SysClassNet();
  final AttributeCache cache = new AttributeCache(sysfs);
  final TestInbox<KernelMessage> kernel = TestInbox.create();
  final TestInbox<MachineEvent> director = TestInbox.create();
  final Attendance attendance = new Attendance(sysfs, director.getRef());
  final UdevClients clients = new UdevClients();
  final TestInbox<ProgramMessage> rule = TestInbox.create();
  final TestInbox<ProgramMessage> lateRule = TestInbox.create();
  final TestInbox<ProgramMessage> reader = TestInbox.create();
  final TestInbox<ProgramMessage> runs = TestInbox.create();
  final TestInbox<ProgramMessage> lateReader = TestInbox.create();

  /** A rule, and one who goes by its property. */
  BehaviorTestKit<UdevMessage> withRule(Optional<Delay> rename) {
    add(rule, program(Trigger.UEVENT, Gate.SLAVE_FLAG).named("rule"), true);
    add(reader, byPropertyOf("rule"), false);
    return udev(rename);
  }

  static SpecBuilder byPropertyOf(String rule) {
    return program(Trigger.NEWLINK, Gate.UDEV_PROPERTY)
        .goingByPropertyOf(rule, PropertyCheck.ALWAYS);
  }

  void add(TestInbox<ProgramMessage> inbox, SpecBuilder spec, boolean isRule) {
    ProgramSpec built = spec.build();
    clients.add(inbox.getRef(), built, isRule);
  }

  BehaviorTestKit<UdevMessage> udev(Optional<Delay> rename) {
    return udev(always(rename));
  }

  BehaviorTestKit<UdevMessage> udev(Udev.Delays delays) {
    BehaviorTestKit<UdevMessage> udev =
        BehaviorTestKit.create(Udev.create(time, delays, cache, kernel.getRef(), attendance));
    udev.run(new Udev.Connect(clients));
    return udev;
  }

  static Udev.Delays always(Optional<Delay> rename) {
    return new Udev.Delays(WakeUp.NONE, Optional.empty(), rename);
  }

  /** RTNL is free for the ethtool call of 80-net-setup-link. */
  void answer(BehaviorTestKit<UdevMessage> udev, long at) {
    assertThat(kernel.receiveMessage()).isInstanceOf(SystemCall.Ethtool.class);
    udev.run(new LinkAnswer(0, LinkState.ABSENT, at));
  }

  static SpecBuilder late() {
    return program(Trigger.UEVENT_ADD, Gate.MASTER_LINK).named("late").at(UdevStage.LATE_RULES);
  }

  static Uevent add(long cycle) {
    return new Uevent(Uevent.Action.ADD, cycle, 0);
  }

  static Uevent move(long at) {
    return new Uevent(Uevent.Action.MOVE, 0, at);
  }
}
