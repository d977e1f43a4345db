package dev.vfrace.kernel;

import dev.vfrace.actor.ReceiveTable;
import dev.vfrace.timeline.StepClock;
import dev.vfrace.vocabulary.HostMessage;
import dev.vfrace.vocabulary.KernelMessage;
import dev.vfrace.vocabulary.MachineEvent;
import dev.vfrace.vocabulary.ManagerAnswer;
import dev.vfrace.vocabulary.Netns;
import dev.vfrace.vocabulary.NetvscMessage;
import dev.vfrace.vocabulary.UserspaceMessage;
import dev.vfrace.vocabulary.Vmbus;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

/**
 * hv_netvsc of one VM (drivers/net/hyperv/netvsc_drv.c): module load and unload, {@code
 * netvsc_probe}, the notifier, {@code vf_takeover}.
 */
public final class NetvscDriver extends AbstractBehavior<NetvscMessage> {

  /** What the director asks of the driver. */
  public sealed interface Command extends NetvscMessage {}

  /** What needs no more words. */
  public enum Order implements Command {
    /** {@code modprobe hv_netvsc}. */
    LOAD_MODULE,
    /** {@code rmmod hv_netvsc}. */
    UNLOAD_MODULE,
    /** Netvsc is unbound from its driver. */
    UNBIND,
    /** Netvsc is bound to its driver again. */
    BIND,
    /** Somebody sets netvsc up: {@code netvsc_open}. */
    SET_UP,
    /** {@code netvsc_set_channels}, by ethtool -L. */
    SET_CHANNELS,
    /** {@code netvsc_change_mtu}. */
    CHANGE_MTU,
    /** Hibernation and {@code netvsc_resume}. */
    SUSPEND_RESUME,
    /** Somebody else has the VF's rx handler from now on, until the VM is switched off. */
    TAKE_RX_HANDLER,
    /** The VM is switched off. */
    POWER_OFF
  }

  /**
   * Moves the synthetic NIC to a network namespace.
   *
   * @param target where to
   */
  public record MoveNetvsc(Netns target) implements Command {}

  /**
   * The hardware of the one device there is can carry the packets, or can no more; only where the
   * hardware exposes one device.
   *
   * @param ready whether it can
   */
  record Hardware(boolean ready) implements Command {}

  private enum Due implements Command {
    JOIN_STEP,
    MODULE_STEP,
    MOVE_STEP,
    TAKEOVER,
    FOLLOW,
    IFUP,
    RESUME,
    NO_ANSWER
  }

  /**
   * Whom the driver deals with.
   *
   * @param core the network core
   * @param host the other end of VMBus
   * @param userspace where the network manager is
   * @param director who is told of probes and unloads
   */
  public record Peers(
      ActorRef<KernelMessage> core,
      ActorRef<HostMessage> host,
      ActorRef<UserspaceMessage> userspace,
      ActorRef<? super MachineEvent> director) {}

  private static final ReceiveTable<NetvscDriver, NetvscMessage> RECEIVE =
      ReceiveTable.<NetvscDriver, NetvscMessage>create()
          .onMessage(NotifierCall.class, NetvscDriver::onNotifierCall)
          .onMessage(Due.class, NetvscDriver::onDue)
          .onMessage(Order.class, NetvscDriver::onOrder)
          .onMessage(UnderRtnl.UpperLinked.class, NetvscDriver::onUpperLinked)
          .onMessage(RtnlCall.RtnlHeld.class, NetvscDriver::onRtnlHeld)
          .onMessage(UnderRtnl.FlagsChanged.class, NetvscDriver::onFlagsChanged)
          .onMessage(Vmbus.DataPathSwitched.class, NetvscDriver::onDataPathSwitched)
          .onMessage(Vmbus.VfAssociated.class, NetvscDriver::onVfAssociated)
          .onMessage(Vmbus.VfDissociated.class, NetvscDriver::onVfDissociated)
          .onMessage(NetdeviceNotifier.NotifierChanged.class, NetvscDriver::onNotifierChanged)
          .onMessage(Vmbus.OfferSynthetic.class, NetvscDriver::onOfferSynthetic)
          .onMessage(MoveNetvsc.class, NetvscDriver::onMoveNetvsc)
          .onMessage(UnderRtnl.NamespaceChanged.class, NetvscDriver::onNamespaceChanged)
          .onMessage(Hardware.class, NetvscDriver::onHardware)
          .onMessage(ManagerAnswer.class, NetvscDriver::onManagerAnswer);

  private final VfNetdev vf;
  private final Synthetic synthetic;
  private final DataPath dataPath;
  private final DataPathLog log;
  private final RtnlHolder rtnl;
  private final VfJoin join;
  private final NetvscOpening opening;
  private final NetvscModule module;
  private final NetvscNetns netns;
  private final Optional<ManagerCall> manager;
  private final NetvscEvents events;
  private final Hibernation hibernation;

  /**
   * The driver, not loaded.
   *
   * @param kernel what it shares with the other actors of the kernel
   * @param peers whom it deals with
   */
  public static Behavior<NetvscMessage> create(KernelState kernel, Peers peers) {
    return Behaviors.setup(context -> new NetvscDriver(context, kernel, peers));
  }

  private NetvscDriver(ActorContext<NetvscMessage> context, KernelState kernel, Peers peers) {
    super(context);
    ActorRef<NetvscMessage> self = context.getSelf();
    StepClock clock = kernel.clock();
    this.vf = kernel.vf();
    this.log = kernel.log();
    this.synthetic = new Synthetic(kernel.design());
    this.dataPath = new DataPath(kernel, synthetic, peers.host);
    this.rtnl = new RtnlHolder(peers.core, self);
    this.join =
        new VfJoin(
            kernel,
            synthetic,
            peers.core,
            self,
            new Steps<>(clock, self, Due.JOIN_STEP),
            clock.timer(self, Due.TAKEOVER));
    this.opening =
        new NetvscOpening(
            kernel, synthetic, join, rtnl, clock.timer(self, Due.IFUP), peers.director);
    NetvscDevice netvsc = new NetvscDevice(kernel, synthetic, dataPath, join, opening, rtnl);
    this.module = new NetvscModule(netvsc, new Steps<>(clock, self, Due.MODULE_STEP), self, peers);
    this.netns =
        new NetvscNetns(
            netvsc,
            new Steps<>(clock, self, Due.MOVE_STEP),
            clock.timer(self, Due.FOLLOW),
            peers.director);
    this.manager =
        kernel.design().shown().asksManager()
            ? Optional.of(
                new ManagerCall(clock, peers.userspace, self, clock.timer(self, Due.NO_ANSWER)))
            : Optional.empty();
    this.events = new NetvscEvents(netvsc, module, manager, peers.core);
    this.hibernation = new Hibernation(netvsc, clock.timer(self, Due.RESUME), peers);
  }

  @Override
  public Receive<NetvscMessage> createReceive() {
    return RECEIVE.of(this);
  }

  private Behavior<NetvscMessage> onNotifierCall(NotifierCall call) {
    events.handle(call.event());
    return this;
  }

  private Behavior<NetvscMessage> onUpperLinked() {
    join.linked();
    return this;
  }

  private Behavior<NetvscMessage> onRtnlHeld(RtnlCall.RtnlHeld how) {
    rtnl.held(how);
    return this;
  }

  private Behavior<NetvscMessage> onFlagsChanged() {
    rtnl.flagsChanged();
    return this;
  }

  private Behavior<NetvscMessage> onNamespaceChanged() {
    rtnl.namespaceChanged();
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

  private Behavior<NetvscMessage> onNotifierChanged() {
    module.notifierChanged();
    return this;
  }

  private Behavior<NetvscMessage> onOfferSynthetic() {
    module.offered();
    return this;
  }

  private Behavior<NetvscMessage> onMoveNetvsc(MoveNetvsc command) {
    netns.move(command.target);
    return this;
  }

  private Behavior<NetvscMessage> onHardware(Hardware hardware) {
    vf.setDataPath(hardware.ready);
    log.hostDeliversToVf(true);
    log.vfRuns(hardware.ready);
    return this;
  }

  private Behavior<NetvscMessage> onManagerAnswer(ManagerAnswer answer) {
    manager.ifPresent(it -> it.answered(answer));
    return this;
  }

  private Behavior<NetvscMessage> onDue(Due due) {
    switch (due) {
      case JOIN_STEP -> join.stepDone();
      case MODULE_STEP -> module.stepDone();
      case MOVE_STEP -> netns.stepDone();
      case TAKEOVER -> takeOver();
      case FOLLOW -> netns.followDue();
      case IFUP -> opening.setUp();
      case RESUME -> hibernation.resumed();
      case NO_ANSWER -> manager.ifPresent(ManagerCall::timedOut);
    }
    return this;
  }

  private Behavior<NetvscMessage> onOrder(Order order) {
    switch (order) {
      case LOAD_MODULE -> module.load();
      case UNLOAD_MODULE -> module.unload();
      case UNBIND -> module.unbind();
      case BIND -> module.bind();
      case SET_UP -> opening.setUp();
      case SET_CHANNELS -> module.setChannels();
      case CHANGE_MTU -> module.changeMtu();
      case SUSPEND_RESUME -> hibernation.resume();
      case TAKE_RX_HANDLER -> join.takeRxHandler();
      case POWER_OFF -> powerOff();
    }
    return this;
  }

  /** {@code netvsc_vf_setup}. */
  private void takeOver() {
    rtnl.tryLock(
        () -> {
          if (join.isJoined()) {
            opening.setUpVf(rtnl::unlock);
          } else {
            rtnl.unlock();
          }
        });
  }

  private void powerOff() {
    join.powerOff();
    opening.cancel();
    module.powerOff();
    netns.powerOff();
    manager.ifPresent(ManagerCall::powerOff);
    hibernation.powerOff();
    dataPath.powerOff();
    rtnl.powerOff();
  }
}
