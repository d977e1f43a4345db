package dev.vfrace.host;

import dev.vfrace.actor.ReceiveTable;
import dev.vfrace.timeline.StepClock;
import dev.vfrace.timeline.Timer;
import dev.vfrace.vocabulary.DriverMessage;
import dev.vfrace.vocabulary.HostMessage;
import dev.vfrace.vocabulary.HvPci;
import dev.vfrace.vocabulary.KernelStep;
import dev.vfrace.vocabulary.MachineEvent;
import dev.vfrace.vocabulary.NetvscMessage;
import dev.vfrace.vocabulary.Nvsp;
import dev.vfrace.vocabulary.PciBus;
import dev.vfrace.vocabulary.Vmbus;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

/**
 * The Hyper-V host of one VM: offers the synthetic NIC and the VF's PCI device, sends the
 * VF-association message, completes data-path switches. The PCI offer and the association are
 * independent messages; the timing decides which comes first (365e1ececb29).
 */
public final class Hypervisor extends AbstractBehavior<HostMessage> {

  /** What the director asks of the host. */
  public sealed interface Command extends HostMessage {}

  /**
   * Whom the host talks to; the first message.
   *
   * @param driver the VF's driver, behind hv_pci
   * @param netvsc hv_netvsc
   */
  public record Connect(ActorRef<DriverMessage> driver, ActorRef<NetvscMessage> netvsc)
      implements Command {}

  /** Offers the synthetic NIC. */
  public enum OfferSynthetic implements Command {
    /** The message. */
    INSTANCE
  }

  /**
   * Offers the VF now.
   *
   * @param association what becomes of the association message
   * @param slot in which PCI slot
   */
  public record OfferVf(Association association, PciSlot slot) implements Command {}

  /** What becomes of the association message of a VF that is offered. */
  public enum Association {
    /** It follows on its own schedule. */
    FOLLOWS,
    /** It is kept back until {@link AssociateVf}. */
    KEPT_BACK
  }

  /** The PCI slot of a VF. */
  public enum PciSlot {
    /** Its name is a number, the VF's serial. */
    NUMBERED,
    /** Its name is no number, so that the VF has no serial. */
    UNNUMBERED
  }

  /** Offers the VF once the guest has announced SR-IOV, or now if it has. */
  public enum AttachVf implements Command {
    /** The message. */
    INSTANCE
  }

  /** Sends the association message now. */
  public enum AssociateVf implements Command {
    /** The message. */
    INSTANCE
  }

  /** Revokes the VF. */
  public enum RevokeVf implements Command {
    /** The message. */
    INSTANCE
  }

  /** The VM is switched off. */
  public enum PowerOff implements Command {
    /** The message. */
    INSTANCE
  }

  private enum AssociationDue implements Command {
    INSTANCE
  }

  private enum SwitchDone implements Command {
    INSTANCE
  }

  private static final ReceiveTable<Hypervisor, HostMessage> RECEIVE =
      ReceiveTable.<Hypervisor, HostMessage>create()
          .onMessage(Nvsp.SwitchDataPath.class, Hypervisor::onSwitchDataPath)
          .onMessage(SwitchDone.class, Hypervisor::onSwitchDone)
          .onMessage(OfferVf.class, Hypervisor::onOfferVf)
          .onMessage(Nvsp.NetvscRegistered.class, Hypervisor::onNetvscRegistered)
          .onMessage(Nvsp.ChannelClosed.class, Hypervisor::onChannelClosed)
          .onMessage(AssociationDue.class, Hypervisor::onAssociationDue)
          .onMessage(RevokeVf.class, Hypervisor::onRevokeVf)
          .onMessage(HvPci.class, Hypervisor::onEjectionComplete)
          .onMessage(AttachVf.class, Hypervisor::onAttachVf)
          .onMessage(Nvsp.SriovAnnounced.class, Hypervisor::onSriovAnnounced)
          .onMessage(AssociateVf.class, Hypervisor::onAssociationDue)
          .onMessage(OfferSynthetic.class, Hypervisor::onOfferSynthetic)
          .onMessage(PowerOff.class, Hypervisor::onPowerOff);

  private final StepClock clock;
  private final Timer<AssociationDue> association;
  private final Timer<SwitchDone> dataPathSwitch;
  private final ActorRef<DriverMessage> driver;
  private final ActorRef<NetvscMessage> netvsc;
  private final boolean waitsForNetvsc;
  private final ActorRef<? super MachineEvent> director;
  private boolean announced;
  private boolean registered;
  private boolean attached;
  private boolean offered;
  private boolean associates;

  /**
   * The host of a VM; it waits for {@link Connect}.
   *
   * @param clock when its messages are due
   * @param waitsForNetvsc whether it keeps every VF back until netvsc is registered, and takes it
   *     back when netvsc goes: the order that the review of November 2023 asked of the host
   * @param director hears of a VF that is kept back
   */
  public static Behavior<HostMessage> create(
      StepClock clock, boolean waitsForNetvsc, ActorRef<? super MachineEvent> director) {
    return ReceiveTable.awaiting(
        Hypervisor.class,
        Connect.class,
        connect ->
            Behaviors.setup(
                context -> new Hypervisor(context, clock, waitsForNetvsc, director, connect)));
  }

  private Hypervisor(
      ActorContext<HostMessage> context,
      StepClock clock,
      boolean waitsForNetvsc,
      ActorRef<? super MachineEvent> director,
      Connect connect) {
    super(context);
    this.waitsForNetvsc = waitsForNetvsc;
    this.director = director;
    this.clock = clock;
    this.driver = connect.driver;
    this.netvsc = connect.netvsc;
    this.association = clock.timer(context.getSelf(), AssociationDue.INSTANCE);
    this.dataPathSwitch = clock.timer(context.getSelf(), SwitchDone.INSTANCE);
  }

  @Override
  public Receive<HostMessage> createReceive() {
    return RECEIVE.of(this);
  }

  private Behavior<HostMessage> onSwitchDataPath() {
    clock.after(dataPathSwitch, KernelStep.DATAPATH_SWITCH);
    return this;
  }

  private Behavior<HostMessage> onSwitchDone() {
    netvsc.tell(Vmbus.DataPathSwitched.INSTANCE);
    return this;
  }

  private Behavior<HostMessage> onOfferVf(OfferVf command) {
    if (waitsForNetvsc && !registered) {
      attached = true;
      director.tell(MachineEvent.VF_WITHHELD);
    } else {
      offerVf(command.association, command.slot);
    }
    return this;
  }

  private Behavior<HostMessage> onNetvscRegistered() {
    registered = true;
    offerIfAttached();
    return this;
  }

  private Behavior<HostMessage> onChannelClosed() {
    registered = false;
    if (waitsForNetvsc && offered) {
      attached = true;
      revoke();
    }
    return this;
  }

  private Behavior<HostMessage> onAssociationDue() {
    associates = true;
    netvsc.tell(Vmbus.VfAssociated.INSTANCE);
    return this;
  }

  private Behavior<HostMessage> onRevokeVf() {
    if (attached && !offered) {
      attached = false;
      director.tell(MachineEvent.VF_REMOVED);
    } else {
      revoke();
    }
    return this;
  }

  /** An association that is under way still arrives: the guest may wait for it under RTNL. */
  private void revoke() {
    associates = false;
    driver.tell(PciBus.EJECT);
  }

  /** The guest has let the VF go: the slot is removed, and the association with it. */
  private Behavior<HostMessage> onEjectionComplete() {
    offered = false;
    association.cancel();
    netvsc.tell(Vmbus.VfDissociated.INSTANCE);
    offerIfAttached();
    return this;
  }

  private Behavior<HostMessage> onAttachVf() {
    attached = true;
    offerIfAttached();
    return this;
  }

  private void offerIfAttached() {
    if (attached && !offered && (waitsForNetvsc ? registered : announced)) {
      attached = false;
      offerVf(Association.FOLLOWS, PciSlot.NUMBERED);
    }
  }

  private Behavior<HostMessage> onSriovAnnounced() {
    announced = true;
    if (offered && associates) {
      // a new driver instance: the association belongs to the channel, and is sent again
      clock.after(association, KernelStep.VF_ASSOCIATION);
    } else {
      offerIfAttached();
    }
    return this;
  }

  private Behavior<HostMessage> onOfferSynthetic() {
    netvsc.tell(Vmbus.OfferSynthetic.INSTANCE);
    return this;
  }

  private Behavior<HostMessage> onPowerOff() {
    association.cancel();
    dataPathSwitch.cancel();
    announced = false;
    registered = false;
    attached = false;
    offered = false;
    associates = false;
    return this;
  }

  private void offerVf(Association sent, PciSlot slot) {
    offered = true;
    driver.tell(slot == PciSlot.NUMBERED ? PciBus.OFFER : PciBus.OFFER_WITHOUT_SLOT);
    associates = sent == Association.FOLLOWS;
    if (associates) {
      clock.after(association, KernelStep.VF_ASSOCIATION);
    }
  }
}
