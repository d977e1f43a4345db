package dev.vfrace.userspace;

import dev.vfrace.actor.ActorFailure;
import dev.vfrace.actor.ReceiveTable;
import dev.vfrace.actor.Spawner;
import dev.vfrace.count.Tallied;
import dev.vfrace.delay.Delay;
import dev.vfrace.model.Gate;
import dev.vfrace.model.Heals;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.model.Reads;
import dev.vfrace.model.Runs;
import dev.vfrace.model.Trigger;
import dev.vfrace.model.UdevStage;
import dev.vfrace.timeline.Timeline;
import dev.vfrace.vocabulary.KernelMessage;
import dev.vfrace.vocabulary.LinkMessage;
import dev.vfrace.vocabulary.MachineEvent;
import dev.vfrace.vocabulary.MachineMessage;
import dev.vfrace.vocabulary.ManagerRequest;
import dev.vfrace.vocabulary.ProgramMessage;
import dev.vfrace.vocabulary.SysClassNet;
import dev.vfrace.vocabulary.UdevMessage;
import dev.vfrace.vocabulary.Uevent;
import dev.vfrace.vocabulary.UserspaceMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.ChildFailed;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

/**
 * The userspace of one VM: parent of udev and of the programs, to whom it hands what the kernel
 * broadcasts and asks, and collector of what they count.
 */
public final class Userspace extends AbstractBehavior<UserspaceMessage> {

  /** What userspace hears from its own and from the director. */
  public sealed interface Command extends UserspaceMessage {}

  /**
   * Asks to be told, by {@link MachineEvent#USERSPACE_QUIET}, once everybody who has something to
   * decide about the VF has decided and acted.
   */
  public enum AwaitQuiet implements Command {
    /** The message. */
    INSTANCE
  }

  /**
   * Asks for the programs' counts since the last report, and ends the cycle at hand.
   *
   * @param replyTo gets {@link Reported}
   */
  public record Report(ActorRef<? super Reported> replyTo) implements Command {}

  /**
   * A program's answer to a report.
   *
   * @param index its place among the programs
   * @param tallied since its last report
   */
  record ProgramCounts(int index, Tallied tallied) implements Command {}

  /**
   * The answer to {@link Report}.
   *
   * @param tallied by the programs' places
   */
  public record Reported(List<Tallied> tallied) implements MachineMessage {
    /** Defensive copy. */
    public Reported {
      tallied = List.copyOf(tallied);
    }
  }

  private static final ReceiveTable<Userspace, UserspaceMessage> RECEIVE =
      ReceiveTable.<Userspace, UserspaceMessage>create()
          .onMessage(AwaitQuiet.class, Userspace::onAwaitQuiet)
          .onMessage(LinkMessage.class, Userspace::onLinkMessage)
          .onMessage(StartCycle.class, Userspace::onStartCycle)
          .onMessage(Report.class, Userspace::onReport)
          .onMessage(ProgramCounts.class, Userspace::onProgramCounts)
          .onSignal(ChildFailed.class, Userspace::onChildFailed)
          .onMessage(Uevent.class, Userspace::onUevent)
          .onMessage(ManagerRequest.class, Userspace::onManagerRequest);

  private final ActorRef<UdevMessage> udev;
  private final List<ActorRef<ProgramMessage>> programs;
  private final LinkListeners linkListeners = new LinkListeners();
  private final Audience cycleListeners = new Audience();
  private final List<ActorRef<ProgramMessage>> managers = new ArrayList<>();
  private final Attendance attendance;
  private Tallied[] reported;
  private int unreported;
  private Optional<ActorRef<? super Reported>> reportTo = Optional.empty();

  /**
   * What the userspace of a VM consists of.
   *
   * @param programs the programs; {@code addrconf}, which is none, has been taken out
   * @param vf what the VF is to them
   * @param udevdStart from the beginning of a boot to the start of udev; empty: it runs before
   * @param rename from the end of udev's rules to its rename request; empty: no rename
   * @param wakeUp from the broadcast of a uevent or a message to its receiver running; empty: the
   *     programs' latencies hold it
   */
  public record Setup(
      List<ProgramSpec> programs,
      VfTraits vf,
      Optional<Delay> udevdStart,
      Optional<Delay> rename,
      Optional<Delay> wakeUp) {
    /** Defensive copy. */
    public Setup {
      programs = List.copyOf(programs);
    }
  }

  /**
   * What the userspace of a VM is in.
   *
   * @param side spawns its actors
   * @param timelines gives each of its actors, by name, a timeline
   * @param sysfs what the kernel publishes
   * @param kernel for system calls
   * @param director hears when everybody has settled
   */
  public record Surroundings(
      Spawner side,
      Function<String, Timeline> timelines,
      SysClassNet sysfs,
      ActorRef<KernelMessage> kernel,
      ActorRef<? super MachineEvent> director) {}

  /**
   * The userspace of a VM.
   *
   * @param setup what it consists of
   * @param surroundings what it is in
   */
  public static Behavior<UserspaceMessage> create(Setup setup, Surroundings surroundings) {
    return Behaviors.setup(context -> new Userspace(context, setup, surroundings));
  }

  private Userspace(
      ActorContext<UserspaceMessage> context, Setup setup, Surroundings surroundings) {
    super(context);
    SysClassNet sysfs = surroundings.sysfs;
    ActorRef<KernelMessage> kernel = surroundings.kernel;
    this.programs = new ArrayList<>(setup.programs.size());
    this.attendance = new Attendance(sysfs, surroundings.director);
    Spawner side = surroundings.side;
    WakeUp wakeUp = new WakeUp(setup.wakeUp);
    AttributeCache cache = new AttributeCache(sysfs);
    this.udev =
        side.spawn(
            context,
            Udev.create(
                surroundings.timelines.apply("udev"),
                new Udev.Delays(wakeUp, setup.udevdStart, setup.rename),
                cache,
                kernel,
                attendance),
            "udev");
    context.watch(udev);
    Set<String> rules =
        setup.programs.stream()
            .flatMap(spec -> spec.propertyFrom().stream())
            .collect(Collectors.toSet());
    Map<String, Judgement> judgements = new HashMap<>();
    UdevClients udevClients = new UdevClients();
    Optional<ActorRef<UdevMessage>> ruled = Optional.of(udev);
    for (ProgramSpec spec : setup.programs) {
      boolean rule = rules.contains(spec.name()) || spec.namesVf();
      ProgramWorld world =
          new ProgramWorld(
              surroundings.timelines.apply(spec.name()),
              spec.stage() == UdevStage.RULES ? wakeUp : WakeUp.NONE,
              setup.vf,
              kernel,
              attendance,
              new Verdicts(
                  rule ? ruled : Optional.empty(),
                  judgements.computeIfAbsent(spec.name(), x -> new Judgement()),
                  spec.verdictFrom()
                      .map(other -> judgements.computeIfAbsent(other, x -> new Judgement()))));
      ActorRef<ProgramMessage> program =
          side.spawn(
              context,
              Program.create(programs.size(), spec, world, eyes(spec, rule, sysfs, cache)),
              spec.name());
      context.watch(program);
      programs.add(program);
      addCycleListener(program, spec);
      linkListeners.add(program, spec);
      if (spec.trigger() == Trigger.KERNEL_ASK) {
        managers.add(program);
      }
      udevClients.add(program, spec, rule);
    }
    udev.tell(new Udev.Connect(udevClients));
    this.reported = new Tallied[programs.size()];
  }

  private void addCycleListener(ActorRef<ProgramMessage> program, ProgramSpec spec) {
    if (spec.trigger() == Trigger.BOOT_SCAN) {
      cycleListeners.add(program, Runs.BOOT);
    } else if (spec.trigger() == Trigger.POLL
        || spec.heals() != Heals.NEVER
        || spec.starts().isPresent()) {
      cycleListeners.add(program, spec.runs());
    }
  }

  private static Eyes eyes(
      ProgramSpec spec, boolean rule, SysClassNet sysfs, AttributeCache cache) {
    if (spec.reads() == Reads.IOCTL) {
      return new Eyes.Ioctl(sysfs);
    }
    // the cache is by attribute, and only the rules that judge by the flag read flags
    return rule && spec.gates().ask(Gate.SLAVE_FLAG) && spec.stage() == UdevStage.RULES
        ? new Eyes.CachedSysfs(cache)
        : new Eyes.Sysfs(sysfs);
  }

  @Override
  public Receive<UserspaceMessage> createReceive() {
    return RECEIVE.of(this);
  }

  private Behavior<UserspaceMessage> onAwaitQuiet() {
    attendance.awaitQuiet();
    return this;
  }

  private Behavior<UserspaceMessage> onLinkMessage(LinkMessage link) {
    linkListeners.hear(link);
    return this;
  }

  private Behavior<UserspaceMessage> onStartCycle(StartCycle start) {
    linkListeners.startCycle(start.boots());
    attendance.startCycle();
    udev.tell(start);
    cycleListeners.tell(start, start.boots());
    return this;
  }

  private Behavior<UserspaceMessage> onReport(Report report) {
    reportTo = Optional.of(report.replyTo);
    unreported = programs.size();
    for (ActorRef<ProgramMessage> program : programs) {
      program.tell(new Program.Report(getContext().getSelf()));
    }
    answerIfComplete();
    return this;
  }

  private Behavior<UserspaceMessage> onProgramCounts(ProgramCounts answer) {
    reported[answer.index] = answer.tallied;
    unreported--;
    answerIfComplete();
    return this;
  }

  private Behavior<UserspaceMessage> onChildFailed(ChildFailed failed) {
    throw ActorFailure.of(failed);
  }

  private Behavior<UserspaceMessage> onUevent(Uevent uevent) {
    udev.tell(uevent);
    return this;
  }

  private Behavior<UserspaceMessage> onManagerRequest(ManagerRequest request) {
    managers.forEach(manager -> manager.tell(request));
    return this;
  }

  private void answerIfComplete() {
    if (unreported == 0 && reportTo.isPresent()) {
      reportTo.get().tell(new Reported(Arrays.asList(reported)));
      reported = new Tallied[reported.length];
      reportTo = Optional.empty();
    }
  }
}
