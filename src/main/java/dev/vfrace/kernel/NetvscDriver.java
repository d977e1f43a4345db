package dev.vfrace.kernel;

import dev.vfrace.kernel.KernelDesign.Devices;
import dev.vfrace.kernel.KernelDesign.MasterLinkAt;
import dev.vfrace.kernel.KernelDesign.OpensAt;
import dev.vfrace.kernel.KernelDesign.SlaveFlagAt;
import dev.vfrace.timing.Alarm;
import dev.vfrace.timing.StepClock;
import dev.vfrace.vocabulary.HostMessage;
import dev.vfrace.vocabulary.KernelMessage;
import dev.vfrace.vocabulary.KernelStep;
import dev.vfrace.vocabulary.LinkState;
import dev.vfrace.vocabulary.MachineEvent;
import dev.vfrace.vocabulary.ManagerAnswer;
import dev.vfrace.vocabulary.Netns;
import dev.vfrace.vocabulary.NetvscMessage;
import dev.vfrace.vocabulary.NotifierEvent;
import dev.vfrace.vocabulary.Nvsp;
import dev.vfrace.vocabulary.ReceiveTable;
import dev.vfrace.vocabulary.UserspaceMessage;
import dev.vfrace.vocabulary.Vmbus;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

/**
 * hv_netvsc of one VM (drivers/net/hyperv/netvsc_drv.c): module load and unload, {@code
 * netvsc_probe}, the notifier, {@code vf_takeover}.
 *
 * <p>The synthetic NIC is taken to be up from the moment it is probed, so that a VF that joins is
 * opened by the takeover.
 */
public final class NetvscDriver extends AbstractBehavior<NetvscMessage> {

  /** What the director asks of the driver. */
  public sealed interface Command extends NetvscMessage {}

  /** {@code modprobe hv_netvsc}. */
  public enum LoadModule implements Command {
    /** The message. */
    INSTANCE
  }

  /** {@code rmmod hv_netvsc}. */
  public enum UnloadModule implements Command {
    /** The message. */
    INSTANCE
  }

  /** The VM is switched off. */
  public enum PowerOff implements Command {
    /** The message. */
    INSTANCE
  }

  /**
   * Moves the synthetic NIC to a network namespace.
   *
   * @param target where to
   */
  public record MoveNetvsc(Netns target) implements Command {}

  /** Hibernation and {@code netvsc_resume}. */
  public enum SuspendResume implements Command {
    /** The message. */
    INSTANCE
  }

  /** Somebody else has the VF's rx handler from now on, until the VM is switched off. */
  public enum TakeRxHandler implements Command {
    /** The message. */
    INSTANCE
  }

  /**
   * The hardware of the one device there is can carry the packets, or can no more; only where the
   * hardware exposes one device.
   *
   * @param ready whether it can
   */
  record Hardware(boolean ready) implements Command {}

  private enum JoinStepDone implements Command {
    INSTANCE
  }

  private enum ModuleStepDone implements Command {
    INSTANCE
  }

  private enum OtherStepDone implements Command {
    INSTANCE
  }

  private enum TakeoverDue implements Command {
    INSTANCE
  }

  private enum FollowDue implements Command {
    INSTANCE
  }

  private enum NoAnswer implements Command {
    INSTANCE
  }

  private static final ReceiveTable<NetvscDriver, NetvscMessage> RECEIVE =
      ReceiveTable.<NetvscDriver, NetvscMessage>create()
          .onMessage(NotifierCall.class, NetvscDriver::onNotifierCall)
          .onMessage(JoinStepDone.class, NetvscDriver::onJoinStepDone)
          .onMessage(NetworkCore.UpperLinked.class, NetvscDriver::onUpperLinked)
          .onMessage(TakeoverDue.class, NetvscDriver::onTakeoverDue)
          .onMessage(NetworkCore.RtnlHeld.class, NetvscDriver::onRtnlHeld)
          .onMessage(NetworkCore.DevOpened.class, NetvscDriver::onDevOpened)
          .onMessage(Vmbus.DataPathSwitched.class, NetvscDriver::onDataPathSwitched)
          .onMessage(Vmbus.VfAssociated.class, NetvscDriver::onVfAssociated)
          .onMessage(Vmbus.VfDissociated.class, NetvscDriver::onVfDissociated)
          .onMessage(ModuleStepDone.class, NetvscDriver::onModuleStepDone)
          .onMessage(NetworkCore.NotifierChanged.class, NetvscDriver::onNotifierChanged)
          .onMessage(Vmbus.OfferSynthetic.class, NetvscDriver::onOfferSynthetic)
          .onMessage(LoadModule.class, NetvscDriver::onLoadModule)
          .onMessage(UnloadModule.class, NetvscDriver::onUnloadModule)
          .onMessage(PowerOff.class, NetvscDriver::onPowerOff)
          .onMessage(MoveNetvsc.class, NetvscDriver::onMoveNetvsc)
          .onMessage(NetworkCore.NamespaceChanged.class, NetvscDriver::onNamespaceChanged)
          .onMessage(OtherStepDone.class, NetvscDriver::onOtherStepDone)
          .onMessage(FollowDue.class, NetvscDriver::onFollowDue)
          .onMessage(SuspendResume.class, NetvscDriver::onSuspendResume)
          .onMessage(TakeRxHandler.class, NetvscDriver::onTakeRxHandler)
          .onMessage(Hardware.class, NetvscDriver::onHardware)
          .onMessage(ManagerAnswer.class, NetvscDriver::onManagerAnswer)
          .onMessage(NoAnswer.class, NetvscDriver::onNoAnswer);

  private final KernelDesign design;
  private final StepClock clock;
  private final VfNetdev vf;
  private final ActorRef<KernelMessage> core;
  private final ActorRef<HostMessage> host;
  private final ActorRef<? super MachineEvent> director;
  private final Synthetic synthetic;
  private final DataPath dataPath;
  private final VfJoin join;
  private final Steps<JoinStepDone> joinSteps;
  private final Steps<ModuleStepDone> moduleSteps;
  private final Steps<OtherStepDone> otherSteps;
  private final DataPathLog log;
  private final ManagerCall manager;
  private final Alarm<FollowDue> follow;
  private boolean busDriverRegistered;
  private final ArrayDeque<Runnable> whenRtnlHeld = new ArrayDeque<>();
  private Optional<Runnable> whenNotifierChanged = Optional.empty();
  private Optional<Runnable> whenOpened = Optional.empty();
  private Optional<Runnable> whenNamespaceChanged = Optional.empty();

  /**
   * The driver, not loaded.
   *
   * @param design the kernel generation
   * @param clock when its steps are due
   * @param vf the VF's device
   * @param core the network core
   * @param host the other end of VMBus
   * @param log which way the packets go
   * @param userspace where the network manager is
   * @param director who is told of probes and unloads
   */
  public static Behavior<NetvscMessage> create(
      KernelDesign design,
      StepClock clock,
      VfNetdev vf,
      ActorRef<KernelMessage> core,
      ActorRef<HostMessage> host,
      DataPathLog log,
      ActorRef<UserspaceMessage> userspace,
      ActorRef<? super MachineEvent> director) {
    return Behaviors.setup(
        context ->
            new NetvscDriver(context, design, clock, vf, core, host, log, userspace, director));
  }

  private NetvscDriver(
      ActorContext<NetvscMessage> context,
      KernelDesign design,
      StepClock clock,
      VfNetdev vf,
      ActorRef<KernelMessage> core,
      ActorRef<HostMessage> host,
      DataPathLog log,
      ActorRef<UserspaceMessage> userspace,
      ActorRef<? super MachineEvent> director) {
    super(context);
    ActorRef<NetvscMessage> self = context.getSelf();
    this.design = design;
    this.clock = clock;
    this.vf = vf;
    this.core = core;
    this.host = host;
    this.director = director;
    this.synthetic = new Synthetic(design);
    this.dataPath = new DataPath(design, vf, synthetic, host, log);
    this.log = log;
    this.follow = clock.strand().alarm(self, FollowDue.INSTANCE);
    this.manager =
        new ManagerCall(clock, userspace, self, clock.strand().alarm(self, NoAnswer.INSTANCE));
    this.joinSteps = new Steps<>(clock, self, JoinStepDone.INSTANCE);
    this.moduleSteps = new Steps<>(clock, self, ModuleStepDone.INSTANCE);
    this.otherSteps = new Steps<>(clock, self, OtherStepDone.INSTANCE);
    this.join =
        new VfJoin(
            design,
            clock,
            vf,
            synthetic,
            core,
            self,
            joinSteps,
            clock.strand().alarm(self, TakeoverDue.INSTANCE));
  }

  @Override
  public Receive<NetvscMessage> createReceive() {
    return RECEIVE.of(this);
  }

  /** {@code netvsc_netdev_event}. */
  private Behavior<NetvscMessage> onNotifierCall(NotifierCall call) {
    switch (call.event()) {
      case NETDEV_POST_INIT -> postInit();
      case NETDEV_REGISTER -> register();
      case NETDEV_UP -> {
        if (join.isJoined()) {
          dataPath.vfUp(this::notifierDone);
        } else {
          notifierDone();
        }
      }
      case NETDEV_CHANGE -> {
        if (join.isJoined() && vf.state().has(LinkState.IFF_UP)) {
          dataPath.vfUp(this::notifierDone);
        } else {
          notifierDone();
        }
      }
      case NETDEV_GOING_DOWN, NETDEV_DOWN -> dataPath.vfDown(call.event(), this::notifierDone);
      case NETDEV_UNREGISTER -> {
        unregisterVf();
        notifierDone();
      }
    }
    return this;
  }

  private void postInit() {
    if (design.shown().asksManager() && join.matches(NotifierEvent.NETDEV_POST_INIT)) {
      manager.ask(
          () -> join.prepare(() -> join.linkEarly(this::notifierDone)),
          () -> join.prepare(this::notifierDone));
    } else {
      join.prepare(this::notifierDone);
    }
  }

  /**
   * {@code netvsc_register_vf}. A VF in another namespace than its netvsc is moved there first, and
   * joined in the NETDEV_REGISTER that follows from the move.
   */
  private void register() {
    if (vf.netns() != synthetic.netns() && join.matches(NotifierEvent.NETDEV_REGISTER)) {
      changeNamespace(this::notifierDone);
    } else if (design.coupling().opensAt() == OpensAt.REGISTER) {
      join.register(() -> openVf(this::notifierDone), this::notifierDone);
    } else {
      join.register(this::notifierDone, this::notifierDone);
    }
  }

  private Behavior<NetvscMessage> onJoinStepDone() {
    joinSteps.done();
    return this;
  }

  private Behavior<NetvscMessage> onUpperLinked() {
    join.linked();
    return this;
  }

  /** {@code netvsc_vf_setup}. */
  private Behavior<NetvscMessage> onTakeoverDue() {
    lockRtnl(
        () -> {
          if (join.isJoined()) {
            openVf(this::unlockRtnl);
          } else {
            unlockRtnl();
          }
        });
    return this;
  }

  private Behavior<NetvscMessage> onRtnlHeld() {
    whenRtnlHeld.remove().run();
    return this;
  }

  private Behavior<NetvscMessage> onDevOpened() {
    Optional<Runnable> then = whenOpened;
    whenOpened = Optional.empty();
    then.ifPresent(Runnable::run);
    return this;
  }

  private Behavior<NetvscMessage> onDataPathSwitched() {
    dataPath.switched();
    return this;
  }

  private Behavior<NetvscMessage> onVfAssociated() {
    synthetic.setAssociated(true);
    dataPath.associated();
    return this;
  }

  private Behavior<NetvscMessage> onVfDissociated() {
    synthetic.setAssociated(false);
    return this;
  }

  private Behavior<NetvscMessage> onModuleStepDone() {
    moduleSteps.done();
    return this;
  }

  private Behavior<NetvscMessage> onNotifierChanged() {
    Optional<Runnable> then = whenNotifierChanged;
    whenNotifierChanged = Optional.empty();
    then.ifPresent(Runnable::run);
    return this;
  }

  private Behavior<NetvscMessage> onOfferSynthetic() {
    synthetic.setOffered(true);
    if (busDriverRegistered) {
      probe(() -> {});
    }
    return this;
  }

  /** {@code dev_change_net_namespace} of netvsc; then the VF, in the designs where it follows. */
  private Behavior<NetvscMessage> onMoveNetvsc(MoveNetvsc command) {
    lockRtnl(
        () ->
            otherSteps.after(
                KernelStep.NETNS_MOVE,
                () -> {
                  synthetic.moveTo(command.target);
                  vf.showSynthetic(command.target);
                  join.netvscMoved();
                  follow();
                }));
    return this;
  }

  private void follow() {
    switch (design.coupling().vfFollows()) {
      case NEVER -> netvscMoved();
      case AT_ONCE -> {
        if (join.isJoined()) {
          changeNamespace(this::netvscMoved);
        } else {
          netvscMoved();
        }
      }
      case DEFERRED -> {
        netvscMoved();
        if (join.isJoined()) {
          follow.setAt(clock.after(KernelStep.VF_FOLLOW));
        }
      }
    }
  }

  private void netvscMoved() {
    unlockRtnl();
    director.tell(MachineEvent.NETVSC_MOVED);
  }

  /** {@code vfns_work}. */
  private Behavior<NetvscMessage> onFollowDue() {
    lockRtnl(
        () -> {
          if (join.isJoined()) {
            changeNamespace(this::unlockRtnl);
          } else {
            unlockRtnl();
          }
        });
    return this;
  }

  private void changeNamespace(Runnable then) {
    whenNamespaceChanged = Optional.of(then);
    core.tell(new NetworkCore.ChangeNamespace(synthetic.netns(), getContext().getSelf()));
  }

  private Behavior<NetvscMessage> onNamespaceChanged() {
    Optional<Runnable> then = whenNamespaceChanged;
    whenNamespaceChanged = Optional.empty();
    then.ifPresent(Runnable::run);
    return this;
  }

  /**
   * {@code netvsc_resume}: the VF has stayed joined, the data path is on the synthetic NIC again,
   * until a later UP or CHANGE of the VF.
   */
  private Behavior<NetvscMessage> onSuspendResume() {
    lockRtnl(
        () -> {
          if (design.shown().devices() == Devices.TWO) {
            dataPath.resume();
          }
          unlockRtnl();
          otherSteps.after(
              KernelStep.RESUME,
              () -> {
                core.tell(NetworkCore.CarrierChange.INSTANCE);
                director.tell(MachineEvent.RESUMED);
              });
        });
    return this;
  }

  private Behavior<NetvscMessage> onOtherStepDone() {
    otherSteps.done();
    return this;
  }

  private Behavior<NetvscMessage> onTakeRxHandler() {
    join.takeRxHandler();
    return this;
  }

  private Behavior<NetvscMessage> onHardware(Hardware hardware) {
    vf.setDataPath(hardware.ready);
    log.hostDeliversToVf(true);
    log.vfRuns(hardware.ready);
    return this;
  }

  private Behavior<NetvscMessage> onManagerAnswer(ManagerAnswer answer) {
    manager.answered(answer);
    return this;
  }

  private Behavior<NetvscMessage> onNoAnswer() {
    manager.timedOut();
    return this;
  }

  /** {@code netvsc_drv_init}: notifier and bus driver, in the design's order. */
  private Behavior<NetvscMessage> onLoadModule() {
    moduleSteps.after(
        KernelStep.MODULE_LOAD,
        () -> {
          if (design.notifierBeforeBusDriver()) {
            registerNotifier(
                () ->
                    moduleSteps.after(KernelStep.NOTIFIER_INIT, () -> registerBusDriver(() -> {})));
          } else {
            registerBusDriver(
                () ->
                    moduleSteps.after(KernelStep.NOTIFIER_INIT, () -> registerNotifier(() -> {})));
          }
        });
    return this;
  }

  /** {@code netvsc_drv_exit}: the notifier first, then {@code netvsc_remove}. */
  private Behavior<NetvscMessage> onUnloadModule() {
    whenNotifierChanged =
        Optional.of(
            () ->
                lockRtnl(
                    () -> {
                      unregisterVf();
                      synthetic.remove();
                      vf.dropSynthetic();
                      log.syntheticRuns(false);
                      log.hostDeliversToVf(false);
                      host.tell(Nvsp.ChannelClosed.INSTANCE);
                      busDriverRegistered = false;
                      unlockRtnl();
                      director.tell(MachineEvent.MODULE_UNLOADED);
                    }));
    core.tell(new NetworkCore.UnregisterNotifier(getContext().getSelf(), eventsOf(design)));
    return this;
  }

  private Behavior<NetvscMessage> onPowerOff() {
    joinSteps.cancel();
    moduleSteps.cancel();
    otherSteps.cancel();
    join.powerOff();
    follow.cancel();
    manager.powerOff();
    dataPath.powerOff();
    synthetic.setOffered(false);
    synthetic.remove();
    busDriverRegistered = false;
    whenRtnlHeld.clear();
    whenNotifierChanged = Optional.empty();
    whenOpened = Optional.empty();
    whenNamespaceChanged = Optional.empty();
    return this;
  }

  /**
   * {@code netvsc_unregister_vf}. The association stays: {@code vf_alloc} is the host's to clear.
   */
  private void unregisterVf() {
    join.unregister();
    dataPath.vfGone();
  }

  /** What {@code netvsc_netdev_event} has a case for. */
  private static Set<NotifierEvent> eventsOf(KernelDesign design) {
    Set<NotifierEvent> events =
        EnumSet.of(
            NotifierEvent.NETDEV_REGISTER,
            NotifierEvent.NETDEV_UP,
            NotifierEvent.NETDEV_UNREGISTER,
            design.dataPathBackAt());
    if (design.coupling().dataPathAtChange()) {
      events.add(NotifierEvent.NETDEV_CHANGE);
    }
    if (design.slaveFlagAt() == SlaveFlagAt.POST_INIT
        || design.shown().masterLinkAt() == MasterLinkAt.POST_INIT
        || design.shown().hidesSlaves()
        || design.shown().asksManager()) {
      events.add(NotifierEvent.NETDEV_POST_INIT);
    }
    return events;
  }

  private void registerNotifier(Runnable then) {
    whenNotifierChanged = Optional.of(then);
    core.tell(new NetworkCore.RegisterNotifier(getContext().getSelf(), eventsOf(design)));
  }

  /** {@code vmbus_driver_register}: probes synchronously what is offered already. */
  private void registerBusDriver(Runnable then) {
    busDriverRegistered = true;
    if (synthetic.isOffered()) {
      probe(then);
    } else {
      then.run();
    }
  }

  /**
   * {@code netvsc_probe}: {@code rndis_filter_device_add} tells the host of SR-IOV, then the NIC is
   * registered and listed under RTNL. From v6.7 (d30fb712e529) RTNL is held over all of it.
   */
  private void probe(Runnable then) {
    if (design.rtnlHeldOverProbe()) {
      lockRtnl(() -> addDevice(() -> listDevice(then)));
    } else {
      addDevice(() -> lockRtnl(() -> listDevice(then)));
    }
  }

  private void addDevice(Runnable then) {
    moduleSteps.after(
        KernelStep.SRIOV_ANNOUNCE,
        () -> {
          synthetic.openChannel();
          host.tell(Nvsp.SriovAnnounced.INSTANCE);
          moduleSteps.after(KernelStep.NETVSC_PROBE, then);
        });
  }

  private void listDevice(Runnable then) {
    synthetic.enterDevList();
    vf.showSynthetic(synthetic.netns());
    log.syntheticRuns(design.shown().devices() == Devices.TWO);
    join.rescan(
        () -> {
          if (design.rescanAtProbe()
              && join.isJoined()
              && design.coupling().opensAt() != OpensAt.USERSPACE) {
            openVf(() -> probed(then));
          } else {
            probed(then);
          }
        });
  }

  private void probed(Runnable then) {
    unlockRtnl();
    host.tell(Nvsp.NetvscRegistered.INSTANCE);
    director.tell(MachineEvent.NETVSC_PROBED);
    then.run();
  }

  /** {@code __netvsc_vf_setup}: MTU, flags, address lists, {@code dev_open}. */
  private void openVf(Runnable then) {
    whenOpened = Optional.of(then);
    core.tell(new NetworkCore.DevOpen(getContext().getSelf()));
  }

  private void lockRtnl(Runnable then) {
    whenRtnlHeld.add(then);
    core.tell(new NetworkCore.RtnlLock(getContext().getSelf()));
  }

  private void unlockRtnl() {
    core.tell(NetworkCore.RtnlUnlock.INSTANCE);
  }

  private void notifierDone() {
    core.tell(NetworkCore.NotifierDone.INSTANCE);
  }
}
