package dev.vfrace.kernel;

import dev.vfrace.actor.ReceiveTable;
import dev.vfrace.model.KernelDesign;
import dev.vfrace.model.KernelDesign.SlaveFlagAt;
import dev.vfrace.timeline.StepClock;
import dev.vfrace.vocabulary.KernelMessage;
import dev.vfrace.vocabulary.LinkState;
import dev.vfrace.vocabulary.NetvscMessage;
import dev.vfrace.vocabulary.SystemCall;
import dev.vfrace.vocabulary.Uevent;
import dev.vfrace.vocabulary.UserspaceMessage;
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
   * Whom the network core talks to; the first message.
   *
   * @param userspace gets the broadcasts
   * @param addrconf is built in: in the notifier chain from the start
   */
  public record Boot(ActorRef<UserspaceMessage> userspace, ActorRef<Addrconf.Command> addrconf)
      implements Command {}

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
          .onMessage(NetdeviceNotifier.NotifierDone.class, NetworkCore::onNotifierDone)
          .onMessage(RegisterNetdev.class, NetworkCore::onRegisterNetdev)
          .onMessage(UnregisterNetdev.class, NetworkCore::onUnregisterNetdev)
          .onMessage(UnderRtnl.LinkUpper.class, NetworkCore::onLinkUpper)
          .onMessage(UnderRtnl.UnlinkUpper.class, NetworkCore::onUnlinkUpper)
          .onMessage(RtnlCall.RtnlLock.class, NetworkCore::onRtnlLock)
          .onMessage(RtnlCall.RtnlTrylock.class, NetworkCore::onRtnlTrylock)
          .onMessage(RtnlCall.RtnlUnlock.class, NetworkCore::onRtnlUnlock)
          .onMessage(UnderRtnl.DevChangeFlags.class, NetworkCore::onDevChangeFlags)
          .onMessage(SystemCall.GetLink.class, NetworkCore::onSystemCall)
          .onMessage(SystemCall.Ethtool.class, NetworkCore::onSystemCall)
          .onMessage(SystemCall.SetUp.class, NetworkCore::onSystemCall)
          .onMessage(SystemCall.SetDown.class, NetworkCore::onSystemCall)
          .onMessage(SystemCall.TakeAway.class, NetworkCore::onSystemCall)
          .onMessage(SystemCall.Rename.class, NetworkCore::onSystemCall)
          .onMessage(SystemCall.Enslave.class, NetworkCore::onSystemCall)
          .onMessage(UnderRtnl.ChangeNamespace.class, NetworkCore::onChangeNamespace)
          .onMessage(CarrierChange.class, NetworkCore::onCarrierChange)
          .onMessage(UnderRtnl.MtuSet.class, NetworkCore::onMtuSet)
          .onMessage(NetdeviceNotifier.RegisterNotifier.class, NetworkCore::onRegisterNotifier)
          .onMessage(NetdeviceNotifier.UnregisterNotifier.class, NetworkCore::onUnregisterNotifier)
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
  private final DevFlags flags;
  private final DeviceCalls calls;
  private final LinkWatch linkWatch;

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
    this.flags = new DevFlags(vf, steps, chain, broadcasts, log);
    this.registration = new Registration(vf, design.shown().ueventAt(), steps, chain, broadcasts);
    this.unregistration = new Unregistration(vf, steps, chain, broadcasts, flags);
    this.namespaceMove = new NamespaceMove(vf, steps, chain, broadcasts, flags);
    this.replay = new NotifierReplay(design, vf, chain);
    this.calls =
        new DeviceCalls(
            kernel,
            broadcasts,
            flags,
            new Bonding(design, vf, broadcasts, flags, log),
            namespaceMove);
    this.linkWatch = new LinkWatch(kernel, chain, broadcasts);
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

  private Behavior<KernelMessage> onLinkUpper(UnderRtnl.LinkUpper command) {
    vf.linkUpper(command.master());
    if (vf.isRegistered()) {
      broadcasts.newLink();
    }
    if (design.shown().hidesSlaves() && vf.isShown()) {
      broadcasts.delLink();
      broadcasts.uevent(Uevent.Action.REMOVE);
      vf.hide();
    }
    command.replyTo().tell(UnderRtnl.UpperLinked.INSTANCE);
    return this;
  }

  private Behavior<KernelMessage> onUnlinkUpper() {
    vf.clear(LinkState.MASTER | LinkState.UPPER);
    if (vf.isRegistered()) {
      broadcasts.newLink();
    }
    if (design.slaveFlagAt() == SlaveFlagAt.USERSPACE) {
      // bond_upper_dev_unlink; netvsc_unregister_vf leaves the flag
      vf.clear(LinkState.IFF_SLAVE | LinkState.IFF_NO_ADDRCONF);
    }
    return this;
  }

  private Behavior<KernelMessage> onRtnlLock(RtnlCall.RtnlLock command) {
    rtnl.lock(() -> command.replyTo().tell(RtnlCall.RtnlHeld.INSTANCE));
    return this;
  }

  private Behavior<KernelMessage> onRtnlTrylock(RtnlCall.RtnlTrylock command) {
    rtnl.tryLock(() -> command.replyTo().tell(RtnlCall.RtnlHeld.AFTER_TRYING));
    return this;
  }

  private Behavior<KernelMessage> onRtnlUnlock() {
    rtnl.unlock();
    return this;
  }

  private Behavior<KernelMessage> onDevChangeFlags(UnderRtnl.DevChangeFlags command) {
    Runnable done = () -> command.replyTo().tell(UnderRtnl.FlagsChanged.INSTANCE);
    if (command.up()) {
      flags.open(done);
    } else {
      flags.close(done);
    }
    return this;
  }

  private Behavior<KernelMessage> onSystemCall(SystemCall call) {
    calls.handle(call);
    return this;
  }

  private Behavior<KernelMessage> onChangeNamespace(UnderRtnl.ChangeNamespace command) {
    namespaceMove.start(
        command.target(), () -> command.replyTo().tell(UnderRtnl.NamespaceChanged.INSTANCE));
    return this;
  }

  private Behavior<KernelMessage> onCarrierChange(CarrierChange carrier) {
    linkWatch.carrier(carrier == CarrierChange.ON);
    return this;
  }

  private Behavior<KernelMessage> onMtuSet() {
    broadcasts.newLink();
    return this;
  }

  private Behavior<KernelMessage> onRegisterNotifier(NetdeviceNotifier.RegisterNotifier command) {
    rtnl.lock(
        () ->
            replay.join(
                new NotifierChain.Subscriber(command.subscriber(), command.events(), false),
                () -> notifierChanged(command.subscriber())));
    return this;
  }

  private Behavior<KernelMessage> onUnregisterNotifier(
      NetdeviceNotifier.UnregisterNotifier command) {
    rtnl.lock(
        () ->
            replay.leave(
                new NotifierChain.Subscriber(command.subscriber(), command.events(), false),
                () -> notifierChanged(command.subscriber())));
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
    subscriber.tell(NetdeviceNotifier.NotifierChanged.INSTANCE);
  }
}
