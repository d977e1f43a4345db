package dev.vfrace.kernel;

import dev.vfrace.timing.StepClock;
import dev.vfrace.vocabulary.DriverMessage;
import dev.vfrace.vocabulary.HostMessage;
import dev.vfrace.vocabulary.HvPci;
import dev.vfrace.vocabulary.KernelMessage;
import dev.vfrace.vocabulary.KernelStep;
import dev.vfrace.vocabulary.MachineEvent;
import dev.vfrace.vocabulary.PciBus;
import dev.vfrace.vocabulary.ReceiveTable;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

/**
 * The VF's driver (mlx4_core, mlx5_core, mana): probes the PCI device and registers a net device;
 * takes it away when hv_pci ejects it. The drivers differ in how long that takes, which the timing
 * says.
 */
public final class VfDriver extends AbstractBehavior<DriverMessage> {

  /** What the driver hears from the network core. */
  public sealed interface Command extends DriverMessage {}

  /** {@code register_netdev} has returned. */
  public enum Registered implements Command {
    /** The message. */
    INSTANCE
  }

  /** {@code unregister_netdev} has returned. */
  public enum Unregistered implements Command {
    /** The message. */
    INSTANCE
  }

  /** The VM is switched off. */
  public enum PowerOff implements Command {
    /** The message. */
    INSTANCE
  }

  private enum StepDone implements Command {
    INSTANCE
  }

  private static final ReceiveTable<VfDriver, DriverMessage> RECEIVE =
      ReceiveTable.<VfDriver, DriverMessage>create()
          .onMessage(PciBus.class, VfDriver::onPciBus)
          .onMessage(StepDone.class, VfDriver::onStepDone)
          .onMessage(Registered.class, VfDriver::onRegistered)
          .onMessage(Unregistered.class, VfDriver::onUnregistered)
          .onMessage(PowerOff.class, VfDriver::onPowerOff);

  private final ActorRef<KernelMessage> core;
  private final ActorRef<HostMessage> host;
  private final ActorRef<? super MachineEvent> director;
  private final Steps<StepDone> steps;

  /**
   * The driver of a VM's VF.
   *
   * @param clock when its steps are due
   * @param core the network core
   * @param host the other end of hv_pci
   * @param director who is told of registration and removal
   */
  public static Behavior<DriverMessage> create(
      StepClock clock,
      ActorRef<KernelMessage> core,
      ActorRef<HostMessage> host,
      ActorRef<? super MachineEvent> director) {
    return Behaviors.setup(context -> new VfDriver(context, clock, core, host, director));
  }

  private VfDriver(
      ActorContext<DriverMessage> context,
      StepClock clock,
      ActorRef<KernelMessage> core,
      ActorRef<HostMessage> host,
      ActorRef<? super MachineEvent> director) {
    super(context);
    this.core = core;
    this.host = host;
    this.director = director;
    this.steps = new Steps<>(clock, context.getSelf(), StepDone.INSTANCE);
  }

  @Override
  public Receive<DriverMessage> createReceive() {
    return RECEIVE.of(this);
  }

  private Behavior<DriverMessage> onPciBus(PciBus message) {
    return switch (message) {
      case OFFER -> onOffer();
      case EJECT -> onEject();
    };
  }

  private Behavior<DriverMessage> onOffer() {
    steps.after(KernelStep.VF_PROBE, this::register);
    return this;
  }

  private Behavior<DriverMessage> onStepDone() {
    steps.done();
    return this;
  }

  private Behavior<DriverMessage> onRegistered() {
    director.tell(MachineEvent.VF_REGISTERED);
    return this;
  }

  private Behavior<DriverMessage> onEject() {
    core.tell(new NetworkCore.UnregisterNetdev(getContext().getSelf()));
    return this;
  }

  private Behavior<DriverMessage> onUnregistered() {
    host.tell(HvPci.EJECTION_COMPLETE);
    director.tell(MachineEvent.VF_REMOVED);
    return this;
  }

  private Behavior<DriverMessage> onPowerOff() {
    steps.cancel();
    return this;
  }

  private void register() {
    core.tell(new NetworkCore.RegisterNetdev(getContext().getSelf()));
  }
}
