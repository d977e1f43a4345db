package dev.vfrace.kernel;

import dev.vfrace.model.Coupling.NetvscElsewhere;
import dev.vfrace.model.KernelDesign;
import dev.vfrace.model.KernelDesign.MatchKey;
import dev.vfrace.vocabulary.Netns;
import dev.vfrace.vocabulary.NotifierEvent;

/**
 * What hv_netvsc knows about its synthetic NIC: whether it is in {@code netvsc_dev_list}, and what
 * the host has said about the VF.
 */
final class Synthetic {

  private final KernelDesign design;
  private boolean offered;
  private boolean inDevList;
  private boolean up;
  private boolean channelOpen;
  private boolean associated;
  private Netns netns = Netns.INIT;

  Synthetic(KernelDesign design) {
    this.design = design;
  }

  /** On VMBus, whether or not a driver has taken it. */
  boolean isOffered() {
    return offered;
  }

  void setOffered(boolean value) {
    offered = value;
  }

  /** The network namespace that it is in. */
  Netns netns() {
    return netns;
  }

  void moveTo(Netns target) {
    netns = target;
  }

  /** In {@code netvsc_dev_list}, so that a VF can find it. */
  boolean isInDevList() {
    return inDevList;
  }

  /** {@code netif_running} of netvsc. */
  boolean isUp() {
    return up;
  }

  void setUp(boolean value) {
    up = value;
  }

  /** {@code netvsc_probe} has registered the NIC. */
  void enterDevList() {
    inDevList = true;
  }

  /** The host has sent {@code vf_alloc} and {@code vf_serial}. */
  boolean isAssociated() {
    return associated;
  }

  /** The association message; lost where no driver has opened the channel. */
  void setAssociated(boolean value) {
    associated = value && channelOpen;
  }

  /** The NVSP handshake: from here on the host's messages arrive. */
  void openChannel() {
    channelOpen = true;
  }

  /** {@code netvsc_remove}: the channel is closed, and with it everything is forgotten. */
  void remove() {
    inDevList = false;
    up = false;
    channelOpen = false;
    associated = false;
    netns = Netns.INIT;
  }

  /**
   * {@code get_netvsc_byslot} ({@code get_netvsc_bymac} in v4.14). At NETDEV_POST_INIT {@code
   * perm_addr} is still empty, so neither it nor a serial that needs it can match.
   *
   * @param event at which it is asked
   * @param vf whose netvsc is looked for; v4.14 finds none in another namespace, and later ones
   *     none for a VF without a numeric PCI slot, not even by MAC
   */
  boolean matches(NotifierEvent event, VfNetdev vf) {
    boolean permAddrKnown = event != NotifierEvent.NETDEV_POST_INIT;
    return inDevList
        && (vf.hasSlot() || !design.match().contains(MatchKey.SERIAL))
        && (netns == vf.netns() || design.coupling().netvscElsewhere() == NetvscElsewhere.VF_MOVED)
        && design.match().stream().anyMatch(key -> matches(key, permAddrKnown));
  }

  private boolean matches(MatchKey key, boolean permAddrKnown) {
    return switch (key) {
      case SERIAL -> associated && (permAddrKnown || !design.serialNeedsMac());
      case PERM_MAC -> permAddrKnown;
      case DEV_MAC -> true;
    };
  }
}
