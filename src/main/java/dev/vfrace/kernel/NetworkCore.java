package dev.vfrace.kernel;

import dev.vfrace.actor.ReceiveTable;
import dev.vfrace.model.KernelDesign;
import dev.vfrace.timeline.StepClock;
import dev.vfrace.vocabulary.KernelMessage;
import dev.vfrace.vocabulary.LinkState;
import dev.vfrace.vocabulary.Netns;
import dev.vfrace.vocabulary.NetvscMessage;
import dev.vfrace.vocabulary.NotifierEvent;
import dev.vfrace.vocabulary.SystemCall;
import dev.vfrace.vocabulary.Uevent;
import dev.vfrace.vocabulary.UserspaceMessage;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

/**
 * The network core of one VM (net/core): RTNL, the notifier chain, registration and removal of the
 * VF's net device, and the system calls that wait for RTNL.
 */
public final class NetworkCore extends AbstractBehavior<KernelMessage> {

  /** What drivers and the director ask of the network core. */
  public sealed interface Command extends KernelMessage {}

  /**
   * {@code register_netdev}.
   *
   * @param replyTo gets {@link VfDriver.Registered} once RTNL is released
   */
  public record RegisterNetdev(ActorRef<? super VfDriver.Registered> replyTo) implements Command {}

  /**
   * {@code unregister_netdev}.
   *
   * @param replyTo gets {@link VfDriver.Unregistered} once RTNL is released
   */
  public record UnregisterNetdev(ActorRef<? super VfDriver.Unregistered> replyTo)
      implements Command {}

  /**
   * {@code rtnl_lock}.
   *
   * @param replyTo gets {@link RtnlHeld} and must answer with {@link RtnlUnlock}
   */
  public record RtnlLock(ActorRef<? super RtnlHeld> replyTo) implements Command {}

  /**
   * {@code rtnl_trylock} by a work item that queues itself again until it has it: behind everybody
   * who waits.
   *
   * @param replyTo gets {@link RtnlHeld} and must answer with {@link RtnlUnlock}
   */
  public record RtnlTrylock(ActorRef<? super RtnlHeld> replyTo) implements Command {}

  /** {@code rtnl_unlock} by who got {@link RtnlHeld}. */
  public enum RtnlUnlock implements Command {
    /** The message. */
    INSTANCE
  }

  /** RTNL is yours. */
  public enum RtnlHeld implements NetvscMessage {
    /** To who waited. */
    INSTANCE,
    /** To who tried again and again. */
    AFTER_TRYING
  }

  /**
   * {@code register_netdevice_notifier}: under RTNL, replays what the design replays for a VF that
   * exists already.
   *
   * @param subscriber whom to call
   * @param events what it cares about
   */
  public record RegisterNotifier(ActorRef<NetvscMessage> subscriber, Set<NotifierEvent> events)
      implements Command {}

  /**
   * {@code unregister_netdevice_notifier}: under RTNL, replays GOING_DOWN, DOWN and UNREGISTER to
   * the leaving subscriber.
   *
   * @param subscriber who leaves
   * @param events what it cared about
   */
  public record UnregisterNotifier(ActorRef<NetvscMessage> subscriber, Set<NotifierEvent> events)
      implements Command {}

  /**
   * Whom the network core talks to; the first message.
   *
   * @param userspace gets the broadcasts
   * @param addrconf is built in: in the notifier chain from the start
   */
  public record Boot(ActorRef<UserspaceMessage> userspace, ActorRef<Addrconf.Command> addrconf)
      implements Command {}

  /** The notifier has been registered, or unregistered, and the replay is over. */
  public enum NotifierChanged implements NetvscMessage {
    /** The message. */
    INSTANCE
  }

  /** A subscriber has handled its {@link NotifierCall}. */
  public enum NotifierDone implements Command {
    /** The message. */
    INSTANCE
  }

  /**
   * {@code netdev_master_upper_dev_link} or {@code netdev_upper_dev_link}, by who holds RTNL: the
   * symlink, then CHANGEUPPER, which makes an RTM_NEWLINK.
   *
   * @param master whether it is a master link
   * @param replyTo gets {@link UpperLinked}
   */
  public record LinkUpper(boolean master, ActorRef<? super UpperLinked> replyTo)
      implements Command {}

  /** The link is there. */
  public enum UpperLinked implements NetvscMessage {
    /** The message. */
    INSTANCE
  }

  /** {@code netdev_upper_dev_unlink}, by who holds RTNL; needs no answer. */
  public enum UnlinkUpper implements Command {
    /** The message. */
    INSTANCE
  }

  /**
   * {@code dev_change_flags} of the VF by who holds RTNL: {@code dev_open} or {@code dev_close}, if
   * it is there and not so already.
   *
   * @param up with IFF_UP, or without
   * @param replyTo gets {@link FlagsChanged}
   */
  public record DevChangeFlags(boolean up, ActorRef<? super FlagsChanged> replyTo)
      implements Command {}

  /** The VF is as it was asked to be. */
  public enum FlagsChanged implements NetvscMessage {
    /** The message. */
    INSTANCE
  }

  /**
   * {@code dev_change_net_namespace} of the VF by who holds RTNL.
   *
   * @param target where to
   * @param replyTo gets {@link NamespaceChanged}
   */
  public record ChangeNamespace(Netns target, ActorRef<? super NamespaceChanged> replyTo)
      implements Command {}

  /** The VF is in the other namespace, joined there if its netvsc is there. */
  public enum NamespaceChanged implements NetvscMessage {
    /** The message. */
    INSTANCE
  }

  /**
   * The VF's driver reports a change of carrier ({@code netif_carrier_on}, {@code
   * netif_carrier_off}): {@code linkwatch_do_dev} raises NETDEV_CHANGE and sends an RTM_NEWLINK
   * ({@code netdev_state_change}).
   */
  public enum CarrierChange implements Command {
    /** There is one. */
    ON,
    /** There is none. */
    OFF
  }

  /** {@code dev_set_mtu} of the VF by who holds RTNL: NETDEV_CHANGEMTU sends an RTM_NEWLINK. */
  public enum MtuSet implements Command {
    /** The message. */
    INSTANCE
  }

  /** The VM is switched off: everything is gone at once. */
  public enum PowerOff implements Command {
    /** The message. */
    INSTANCE
  }

  private enum StepDone implements Command {
    INSTANCE
  }

  private static final ReceiveTable<NetworkCore, KernelMessage> RECEIVE =
      ReceiveTable.<NetworkCore, KernelMessage>create()
          .onMessage(StepDone.class, NetworkCore::onStepDone)
          .onMessage(NotifierDone.class, NetworkCore::onNotifierDone)
          .onMessage(RegisterNetdev.class, NetworkCore::onRegisterNetdev)
          .onMessage(UnregisterNetdev.class, NetworkCore::onUnregisterNetdev)
          .onMessage(LinkUpper.class, NetworkCore::onLinkUpper)
          .onMessage(UnlinkUpper.class, NetworkCore::onUnlinkUpper)
          .onMessage(RtnlLock.class, NetworkCore::onRtnlLock)
          .onMessage(RtnlTrylock.class, NetworkCore::onRtnlTrylock)
          .onMessage(RtnlUnlock.class, NetworkCore::onRtnlUnlock)
          .onMessage(DevChangeFlags.class, NetworkCore::onDevChangeFlags)
          .onMessage(SystemCall.GetLink.class, NetworkCore::onSystemCall)
          .onMessage(SystemCall.Ethtool.class, NetworkCore::onSystemCall)
          .onMessage(SystemCall.SetUp.class, NetworkCore::onSystemCall)
          .onMessage(SystemCall.SetDown.class, NetworkCore::onSystemCall)
          .onMessage(SystemCall.TakeAway.class, NetworkCore::onSystemCall)
          .onMessage(SystemCall.Rename.class, NetworkCore::onSystemCall)
          .onMessage(SystemCall.Enslave.class, NetworkCore::onSystemCall)
          .onMessage(ChangeNamespace.class, NetworkCore::onChangeNamespace)
          .onMessage(CarrierChange.class, NetworkCore::onCarrierChange)
          .onMessage(MtuSet.class, NetworkCore::onMtuSet)
          .onMessage(RegisterNotifier.class, NetworkCore::onRegisterNotifier)
          .onMessage(UnregisterNotifier.class, NetworkCore::onUnregisterNotifier)
          .onMessage(PowerOff.class, NetworkCore::onPowerOff);

  private final StepClock clock;
  private final VfNetdev vf;
  private final KernelDesign design;
  private final Rtnl rtnl;
  private final DataPathLog log;
  private final NotifierChain chain;
  private final Broadcasts broadcasts;
  private final Steps<StepDone> steps;
  private final Registration registration;
  private final Unregistration unregistration;
  private final NamespaceMove namespaceMove;
  private final NotifierReplay replay;
  private final DevOpening opening;
  private final DevClose close;
  private final DeviceCalls calls;

  /**
   * The network core of a VM; it waits for {@link Boot}.
   *
   * @param kernel what it shares with the other actors of the kernel
   */
  public static Behavior<KernelMessage> create(KernelState kernel) {
    return ReceiveTable.awaiting(
        NetworkCore.class,
        Boot.class,
        boot -> Behaviors.setup(context -> new NetworkCore(context, kernel, boot)));
  }

  private NetworkCore(ActorContext<KernelMessage> context, KernelState kernel, Boot boot) {
    super(context);
    this.design = kernel.design();
    this.clock = kernel.clock();
    this.vf = kernel.vf();
    this.rtnl = kernel.rtnl();
    this.log = kernel.log();
    this.chain = new NotifierChain(clock.timeline());
    this.broadcasts = new Broadcasts(vf, clock, boot.userspace);
    this.steps = new Steps<>(clock, context.getSelf(), StepDone.INSTANCE);
    this.close = new DevClose(vf, steps, chain, broadcasts, log);
    this.registration = new Registration(vf, design.shown().ueventAt(), steps, chain, broadcasts);
    this.unregistration = new Unregistration(vf, steps, chain, broadcasts, close);
    this.namespaceMove = new NamespaceMove(vf, steps, chain, broadcasts, close);
    this.replay = new NotifierReplay(design, vf, chain);
    this.opening = new DevOpening(vf, steps, chain, broadcasts, log);
    this.calls =
        new DeviceCalls(
            kernel,
            broadcasts,
            opening,
            new Bonding(design, vf, broadcasts, opening, log),
            close,
            namespaceMove);
    chain.add(new NotifierChain.Subscriber(boot.addrconf, Addrconf.EVENTS, true));
  }

  @Override
  public Receive<KernelMessage> createReceive() {
    return RECEIVE.of(this);
  }

  private Behavior<KernelMessage> onStepDone() {
    steps.done();
    return this;
  }

  private Behavior<KernelMessage> onNotifierDone() {
    chain.answered();
    return this;
  }

  private Behavior<KernelMessage> onRegisterNetdev(RegisterNetdev command) {
    rtnl.lock(
        () ->
            registration.start(
                () -> {
                  rtnl.unlock();
                  command.replyTo.tell(VfDriver.Registered.INSTANCE);
                }));
    return this;
  }

  private Behavior<KernelMessage> onUnregisterNetdev(UnregisterNetdev command) {
    rtnl.lock(
        () ->
            unregistration.start(
                () -> {
                  rtnl.unlock();
                  command.replyTo.tell(VfDriver.Unregistered.INSTANCE);
                }));
    return this;
  }

  private Behavior<KernelMessage> onLinkUpper(LinkUpper command) {
    vf.linkUpper(command.master);
    if (vf.isRegistered()) {
      broadcasts.newLink();
    }
    if (design.shown().hidesSlaves() && vf.isShown()) {
      broadcasts.delLink();
      broadcasts.uevent(Uevent.Action.REMOVE);
      vf.hide();
    }
    command.replyTo.tell(UpperLinked.INSTANCE);
    return this;
  }

  private Behavior<KernelMessage> onUnlinkUpper() {
    vf.clear(LinkState.MASTER | LinkState.UPPER);
    if (vf.isRegistered()) {
      broadcasts.newLink();
    }
    return this;
  }

  private Behavior<KernelMessage> onRtnlLock(RtnlLock command) {
    rtnl.lock(() -> command.replyTo.tell(RtnlHeld.INSTANCE));
    return this;
  }

  private Behavior<KernelMessage> onRtnlTrylock(RtnlTrylock command) {
    rtnl.tryLock(() -> command.replyTo.tell(RtnlHeld.AFTER_TRYING));
    return this;
  }

  private Behavior<KernelMessage> onRtnlUnlock() {
    rtnl.unlock();
    return this;
  }

  private Behavior<KernelMessage> onDevChangeFlags(DevChangeFlags command) {
    Runnable done = () -> command.replyTo.tell(FlagsChanged.INSTANCE);
    if (command.up) {
      opening.run(done);
    } else {
      close.run(done);
    }
    return this;
  }

  private Behavior<KernelMessage> onSystemCall(SystemCall call) {
    calls.handle(call);
    return this;
  }

  private Behavior<KernelMessage> onChangeNamespace(ChangeNamespace command) {
    namespaceMove.start(command.target, () -> command.replyTo.tell(NamespaceChanged.INSTANCE));
    return this;
  }

  private Behavior<KernelMessage> onCarrierChange(CarrierChange carrier) {
    rtnl.lock(
        () -> {
          if (vf.state().has(LinkState.IFF_UP)) {
            log.vfRuns(carrier == CarrierChange.ON);
            chain.call(
                NotifierEvent.NETDEV_CHANGE,
                () -> {
                  broadcasts.newLink();
                  rtnl.unlock();
                });
          } else {
            rtnl.unlock();
          }
        });
    return this;
  }

  private Behavior<KernelMessage> onMtuSet() {
    broadcasts.newLink();
    return this;
  }

  private Behavior<KernelMessage> onRegisterNotifier(RegisterNotifier command) {
    rtnl.lock(
        () ->
            replay.join(
                new NotifierChain.Subscriber(command.subscriber, command.events, false),
                () -> notifierChanged(command.subscriber)));
    return this;
  }

  private Behavior<KernelMessage> onUnregisterNotifier(UnregisterNotifier command) {
    rtnl.lock(
        () ->
            replay.leave(
                new NotifierChain.Subscriber(command.subscriber, command.events, false),
                () -> notifierChanged(command.subscriber)));
    return this;
  }

  private Behavior<KernelMessage> onPowerOff() {
    steps.cancel();
    rtnl.reset();
    vf.vanish();
    vf.dropSynthetic();
    log.powerOff();
    chain.powerOff();
    return this;
  }

  private void notifierChanged(ActorRef<NetvscMessage> subscriber) {
    rtnl.unlock();
    subscriber.tell(NotifierChanged.INSTANCE);
  }
}
