package dev.vfrace.kernel;

import dev.vfrace.model.Coupling.OpensAt;
import dev.vfrace.model.KernelDesign;
import dev.vfrace.model.KernelDesign.SlaveFlagAt;
import dev.vfrace.model.Shown.Devices;
import dev.vfrace.model.Shown.MasterLinkAt;
import dev.vfrace.vocabulary.KernelStep;
import dev.vfrace.vocabulary.MachineEvent;
import dev.vfrace.vocabulary.NetvscMessage;
import dev.vfrace.vocabulary.NotifierEvent;
import dev.vfrace.vocabulary.Nvsp;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;

/** The module hv_netvsc: {@code netvsc_drv_init}, {@code netvsc_probe}, {@code netvsc_drv_exit}. */
final class NetvscModule {

  private final KernelDesign design;
  private final VfNetdev vf;
  private final Synthetic synthetic;
  private final VfJoin join;
  private final NetvscOpening opening;
  private final DataPath dataPath;
  private final DataPathLog log;
  private final RtnlHolder rtnl;
  private final Steps<?> steps;
  private final ActorRef<NetvscMessage> self;
  private final NetvscDriver.Peers peers;
  private boolean busDriverRegistered;
  private Optional<Runnable> whenNotifierChanged = Optional.empty();

  NetvscModule(
      NetvscDevice netvsc, Steps<?> steps, ActorRef<NetvscMessage> self, NetvscDriver.Peers peers) {
    this.self = self;
    this.design = netvsc.kernel().design();
    this.vf = netvsc.kernel().vf();
    this.synthetic = netvsc.synthetic();
    this.join = netvsc.join();
    this.opening = netvsc.opening();
    this.dataPath = netvsc.dataPath();
    this.log = netvsc.kernel().log();
    this.rtnl = netvsc.rtnl();
    this.steps = steps;
    this.peers = peers;
  }

  /** {@code netvsc_drv_init}: notifier and bus driver, in the design's order. */
  void load() {
    steps.after(
        KernelStep.MODULE_LOAD,
        () -> {
          if (design.notifierBeforeBusDriver()) {
            registerNotifier(
                () -> steps.after(KernelStep.NOTIFIER_INIT, () -> registerBusDriver(() -> {})));
          } else {
            registerBusDriver(
                () -> steps.after(KernelStep.NOTIFIER_INIT, () -> registerNotifier(() -> {})));
          }
        });
  }

  /** {@code netvsc_drv_exit}: the notifier first, then {@code netvsc_remove}. */
  void unload() {
    whenNotifierChanged = Optional.of(() -> rtnl.lock(this::remove));
    peers.core().tell(new NetdeviceNotifier.UnregisterNotifier(self, eventsOf(design)));
  }

  private void remove() {
    removeDevice();
    busDriverRegistered = false;
    rtnl.unlock();
    peers.director().tell(MachineEvent.MODULE_UNLOADED);
  }

  /** Unbound from its driver, with the notifier still in the chain: {@code netvsc_remove}. */
  void unbind() {
    rtnl.lock(
        () -> {
          removeDevice();
          rtnl.unlock();
          peers.director().tell(MachineEvent.NETVSC_UNBOUND);
        });
  }

  /** Bound to its driver again. */
  void bind() {
    if (busDriverRegistered && synthetic.isOffered()) {
      probe(() -> {});
    }
  }

  /** {@code netvsc_set_channels}. */
  void setChannels() {
    rtnl.lock(() -> reattach(() -> {}));
  }

  /** {@code netvsc_change_mtu}: {@code dev_set_mtu} of the VF comes first. */
  void changeMtu() {
    rtnl.lock(
        () ->
            reattach(
                () -> {
                  if (join.isJoined()) {
                    peers.core().tell(UnderRtnl.MtuSet.INSTANCE);
                  }
                }));
  }

  /**
   * {@code netvsc_detach} and {@code netvsc_attach}, under one hold of RTNL: the channel is closed,
   * and {@code rndis_filter_device_add} opens it again, with the whole handshake. netvsc keeps its
   * IFF_UP and the VF its join, but nothing is sent or delivered meanwhile ({@code
   * netif_device_detach}).
   */
  private void reattach(Runnable first) {
    if (!synthetic.isInDevList()) {
      reattached();
      return;
    }
    first.run();
    log.syntheticRuns(false);
    dataPath.channelClosed();
    addDevice(
        () -> {
          log.syntheticRuns(synthetic.isUp() && design.shown().devices() == Devices.TWO);
          reattached();
        });
  }

  private void reattached() {
    rtnl.unlock();
    peers.director().tell(MachineEvent.NETVSC_REATTACHED);
  }

  /** {@code netvsc_remove}; the VF's device stays as it is. */
  private void removeDevice() {
    join.remove();
    dataPath.vfGone();
    opening.cancel();
    synthetic.remove();
    vf.dropSynthetic();
    log.syntheticRuns(false);
    log.hostDeliversToVf(false);
    peers.host().tell(Nvsp.ChannelClosed.INSTANCE);
  }

  /**
   * {@code netvsc_unregister_vf}. The association stays: {@code vf_alloc} is the host's to clear.
   */
  void unregisterVf() {
    join.unregister();
    dataPath.vfGone();
  }

  void stepDone() {
    steps.done();
  }

  /** The notifier is in the chain, or out of it. */
  void notifierChanged() {
    Optional<Runnable> then = whenNotifierChanged;
    whenNotifierChanged = Optional.empty();
    then.ifPresent(Runnable::run);
  }

  /** The synthetic NIC is on VMBus. */
  void offered() {
    synthetic.setOffered(true);
    if (busDriverRegistered) {
      probe(() -> {});
    }
  }

  /** The VM is switched off. */
  void powerOff() {
    steps.cancel();
    synthetic.setOffered(false);
    synthetic.remove();
    busDriverRegistered = false;
    whenNotifierChanged = Optional.empty();
  }

  /** What {@code netvsc_netdev_event} has a case for. */
  private static Set<NotifierEvent> eventsOf(KernelDesign design) {
    Set<NotifierEvent> events =
        EnumSet.of(
            NotifierEvent.NETDEV_REGISTER,
            NotifierEvent.NETDEV_UP,
            NotifierEvent.NETDEV_UNREGISTER,
            design.dataPath().backAt());
    if (design.dataPath().atChange()) {
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
    peers.core().tell(new NetdeviceNotifier.RegisterNotifier(self, eventsOf(design)));
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
   * registered, down, and listed under RTNL. From v6.7 (d30fb712e529) RTNL is held over all of it.
   * The look for a VF that is there already gives it netvsc's flags, and so closes it if it is up.
   */
  private void probe(Runnable then) {
    if (design.rtnlHeldOverProbe()) {
      rtnl.lock(() -> addDevice(() -> listDevice(then)));
    } else {
      addDevice(() -> rtnl.lock(() -> listDevice(then)));
    }
  }

  private void addDevice(Runnable then) {
    steps.after(
        KernelStep.SRIOV_ANNOUNCE,
        () -> {
          synthetic.openChannel();
          peers.host().tell(Nvsp.SriovAnnounced.INSTANCE);
          steps.after(KernelStep.NETVSC_PROBE, then);
        });
  }

  private void listDevice(Runnable then) {
    synthetic.enterDevList();
    vf.showSynthetic(synthetic.netns());
    join.rescan(
        () -> {
          if (design.coupling().opensAt() == OpensAt.USERSPACE) {
            probed(then);
          } else {
            opening.setUpVf(() -> probed(then));
          }
        },
        () -> probed(then));
  }

  private void probed(Runnable then) {
    rtnl.unlock();
    opening.registered();
    peers.host().tell(Nvsp.NetvscRegistered.INSTANCE);
    peers.director().tell(MachineEvent.NETVSC_PROBED);
    then.run();
  }
}
