package dev.vfrace.kernel;

import dev.vfrace.actor.ReceiveTable;
import dev.vfrace.vocabulary.DriverMessage;
import dev.vfrace.vocabulary.HostMessage;
import dev.vfrace.vocabulary.HvPci;
import dev.vfrace.vocabulary.KernelMessage;
import dev.vfrace.vocabulary.KernelStep;
import dev.vfrace.vocabulary.MachineEvent;
import dev.vfrace.vocabulary.PciBus;
import java.util.Optional;
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

  /** What the driver does to a device that stays on its bus. */
  public enum Order implements Command {
    /** Lets go of the device, as {@code mlx4_suspend} does ({@code mlx4_unload_one}). */
    UNLOAD,
    /** Probes it again, as {@code mlx4_resume} does ({@code mlx4_load_one}). */
    LOAD,
    /** Stops the port and keeps the net device, as {@code mana_detach} does. */
    CARRIER_OFF,
    /** Starts it again, as {@code mana_attach} does. */
    CARRIER_ON
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
          .onMessage(Order.class, VfDriver::onOrder)
          .onMessage(PowerOff.class, VfDriver::onPowerOff);

  private final ActorRef<KernelMessage> core;
  private final ActorRef<HostMessage> host;
  private final ActorRef<? super MachineEvent> director;
  private final Steps<StepDone> steps;
  private final VfNetdev vf;
  private final Optional<ActorRef<? super NetvscDriver.Hardware>> oneDevice;
  private boolean probing;
  private boolean ejected;
  private boolean unloading;

  /**
   * The driver of a VM's VF.
   *
   * @param kernel what it shares with the other actors of the kernel
   * @param oneDevice who is told of the hardware, where it exposes no device of its own
   * @param core the network core
   * @param host the other end of hv_pci
   * @param director who is told of registration and removal
   */
  public static Behavior<DriverMessage> create(
      KernelState kernel,
      Optional<ActorRef<? super NetvscDriver.Hardware>> oneDevice,
      ActorRef<KernelMessage> core,
      ActorRef<HostMessage> host,
      ActorRef<? super MachineEvent> director) {
    return Behaviors.setup(
        context -> new VfDriver(context, kernel, oneDevice, core, host, director));
  }

  private VfDriver(
      ActorContext<DriverMessage> context,
      KernelState kernel,
      Optional<ActorRef<? super NetvscDriver.Hardware>> oneDevice,
      ActorRef<KernelMessage> core,
      ActorRef<HostMessage> host,
      ActorRef<? super MachineEvent> director) {
    super(context);
    this.vf = kernel.vf();
    this.oneDevice = oneDevice;
    this.core = core;
    this.host = host;
    this.director = director;
    this.steps = new Steps<>(kernel.clock(), context.getSelf(), StepDone.INSTANCE);
  }

  @Override
  public Receive<DriverMessage> createReceive() {
    return RECEIVE.of(this);
  }

  private Behavior<DriverMessage> onPciBus(PciBus message) {
    return switch (message) {
      case OFFER -> onOffer(/* slot= */ true);
      case OFFER_WITHOUT_SLOT -> onOffer(/* slot= */ false);
      case EJECT -> onEject();
    };
  }

  private Behavior<DriverMessage> onOffer(boolean slot) {
    vf.setSlot(slot);
    probe();
    return this;
  }

  private void probe() {
    probing = true;
    steps.after(KernelStep.VF_PROBE, this::register);
  }

  private Behavior<DriverMessage> onOrder(Order order) {
    switch (order) {
      case UNLOAD -> {
        unloading = true;
        unregister();
      }
      case LOAD -> probe();
      case CARRIER_OFF -> core.tell(NetworkCore.CarrierChange.OFF);
      case CARRIER_ON -> core.tell(NetworkCore.CarrierChange.ON);
    }
    return this;
  }

  private Behavior<DriverMessage> onStepDone() {
    steps.done();
    return this;
  }

  private Behavior<DriverMessage> onRegistered() {
    registered();
    return this;
  }

  private void registered() {
    probing = false;
    director.tell(MachineEvent.VF_REGISTERED);
    if (ejected) {
      remove();
    }
  }

  /**
   * {@code hv_eject_device_work}: {@code pci_stop_and_remove_bus_device} waits for a probe that is
   * under way.
   */
  private Behavior<DriverMessage> onEject() {
    if (probing) {
      ejected = true;
    } else {
      remove();
    }
    return this;
  }

  private void remove() {
    ejected = false;
    unregister();
  }

  private void unregister() {
    if (oneDevice.isPresent()) {
      oneDevice.get().tell(new NetvscDriver.Hardware(false));
      removed();
    } else {
      core.tell(new NetworkCore.UnregisterNetdev(getContext().getSelf()));
    }
  }

  private Behavior<DriverMessage> onUnregistered() {
    removed();
    return this;
  }

  private void removed() {
    if (!unloading) {
      host.tell(HvPci.EJECTION_COMPLETE);
    }
    unloading = false;
    director.tell(MachineEvent.VF_REMOVED);
  }

  private Behavior<DriverMessage> onPowerOff() {
    steps.cancel();
    probing = false;
    ejected = false;
    unloading = false;
    return this;
  }

  private void register() {
    if (oneDevice.isPresent()) {
      oneDevice.get().tell(new NetvscDriver.Hardware(true));
      registered();
      return;
    }
    core.tell(new NetworkCore.RegisterNetdev(getContext().getSelf()));
  }
}
