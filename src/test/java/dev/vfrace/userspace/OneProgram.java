package dev.vfrace.userspace;

import dev.vfrace.count.Counter;
import dev.vfrace.count.Counts;
import dev.vfrace.model.Owner;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.model.Shown.DumpsBy;
import dev.vfrace.timeline.ManualTimeline;
import dev.vfrace.trace.TraceEvent;
import dev.vfrace.vocabulary.KernelMessage;
import dev.vfrace.vocabulary.LinkAnswer;
import dev.vfrace.vocabulary.LinkMessage;
import dev.vfrace.vocabulary.LinkState;
import dev.vfrace.vocabulary.MachineEvent;
import dev.vfrace.vocabulary.ProgramMessage;
import dev.vfrace.vocabulary.SysClassNet;
import dev.vfrace.vocabulary.UdevMessage;
import dev.vfrace.vocabulary.Uevent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.testkit.typed.javadsl.BehaviorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;

/** One program among inboxes, on a timeline that a test moves. */
final class OneProgram {

  /** A VF that can be read, before anything has marked it. */
  static final LinkState UNMARKED =
      new LinkState(
          LinkState.SYSFS_LINK
              | LinkState.SYSFS_ATTRIBUTES
              | LinkState.LISTED
              | LinkState.SYNTHETIC);

  /** The same as netvsc leaves it in the end. */
  static final LinkState MARKED =
      new LinkState(UNMARKED.bits() | LinkState.IFF_SLAVE | LinkState.MASTER);

  static final String DRIVER = "mlx5_core";

  final SysClassNet sysfs = new SysClassNet();
  final TestInbox<KernelMessage> kernel = TestInbox.create();
  final TestInbox<UdevMessage> udev = TestInbox.create();
  final Judgement judgement = new Judgement();
  final Judgement followed = new Judgement();

  private final ManualTimeline time = new ManualTimeline();
  private final TestInbox<MachineEvent> director = TestInbox.create();
  private final Attendance attendance = new Attendance(sysfs, director.getRef());
  private final BehaviorTestKit<ProgramMessage> kit;
  private final List<TraceEvent> happened = new ArrayList<>();

  OneProgram(SpecBuilder spec) {
    this(spec, Owner.NETVSC, DumpsBy.IFINDEX_HASH);
  }

  OneProgram(SpecBuilder spec, Owner owner) {
    this(spec, owner, DumpsBy.IFINDEX_HASH);
  }

  OneProgram(SpecBuilder spec, DumpsBy dumpsBy) {
    this(spec, Owner.NETVSC, dumpsBy);
  }

  private OneProgram(SpecBuilder builder, Owner owner, DumpsBy dumpsBy) {
    ProgramSpec spec = builder.build();
    ProgramWorld world =
        new ProgramWorld(
            time,
            WakeUp.NONE,
            new VfTraits(owner, DRIVER, dumpsBy),
            kernel.getRef(),
            attendance,
            new Verdicts(
                Optional.of(udev.getRef()), judgement, spec.verdictFrom().map(other -> followed)));
    kit = BehaviorTestKit.create(Program.create(0, spec, world, new Eyes.Sysfs(sysfs)));
  }

  /** The message arrives now. */
  void gets(ProgramMessage message) {
    kit.run(message);
  }

  /** udev hands a uevent over, and waits until it is heard. */
  void getsUevent(Uevent.Action action, long cycle) {
    attendance.begins();
    gets(new Uevent(action, cycle, time.now()));
  }

  /** udev tells of a property, and waits until it is heard. */
  void getsProperty(boolean standalone, long cycle) {
    attendance.begins();
    gets(new Program.PropertyReady(cycle, standalone, /* stored= */ true, time.now()));
  }

  /** The first RTM_NEWLINK of a cycle, with a content. */
  void getsNewLink(LinkState content, long cycle) {
    gets(new LinkMessage(/* deleted= */ false, cycle, content, time.now()));
  }

  /** The kernel's answer to an RTM_GETLINK. */
  LinkAnswer answer(LinkState content, long cycle) {
    return new LinkAnswer(cycle, content, time.now());
  }

  /** Time passes; every message is handled when it is due. */
  void pass(long nanos) {
    for (long left = nanos; left > 0; left--) {
      time.advance(1);
      while (kit.selfInbox().hasMessages()) {
        kit.runOne();
      }
    }
  }

  /** Whether the director would be told now that all is quiet. */
  boolean isQuiet() {
    attendance.awaitQuiet();
    return director.hasMessages() && director.receiveMessage() == MachineEvent.USERSPACE_QUIET;
  }

  /** When it has looked, so far. */
  List<Long> looksAt() {
    return happened().stream()
        .filter(TraceEvent.Looked.class::isInstance)
        .map(TraceEvent::at)
        .toList();
  }

  /** What it has decided, and decided anew, so far. */
  List<Boolean> decisions() {
    return happened().stream()
        .filter(TraceEvent.Decided.class::isInstance)
        .map(event -> ((TraceEvent.Decided) event).standalone())
        .toList();
  }

  private List<TraceEvent> happened() {
    happened.addAll(time.recording().take());
    return happened;
  }

  /** What it has counted; ends the cycle at hand. */
  Counts report() {
    TestInbox<Userspace.ProgramCounts> inbox = TestInbox.create();
    gets(new Program.Report(inbox.getRef()));
    return inbox.receiveMessage().tallied().counts();
  }

  /** One of its counts; ends the cycle at hand. */
  long counted(Counter counter) {
    return report().of(counter);
  }
}
