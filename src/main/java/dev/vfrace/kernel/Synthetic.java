package dev.vfrace.kernel;

import dev.vfrace.kernel.KernelDesign.MatchKey;
import dev.vfrace.vocabulary.NotifierEvent;

/**
 * What hv_netvsc knows about its synthetic NIC: whether it is in {@code netvsc_dev_list}, and what
 * the host has said about the VF.
 */
final class Synthetic {

  private final KernelDesign design;
  private boolean offered;
  private boolean inDevList;
  private boolean channelOpen;
  private boolean associated;

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

  /** In {@code netvsc_dev_list}, so that a VF can find it. */
  boolean isInDevList() {
    return inDevList;
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
    channelOpen = false;
    associated = false;
  }

  /**
   * {@code get_netvsc_byslot} ({@code get_netvsc_bymac} in v4.14). At NETDEV_POST_INIT {@code
   * perm_addr} is still empty, so neither it nor a serial that needs it can match.
   */
  boolean matches(NotifierEvent event) {
    boolean permAddrKnown = event != NotifierEvent.NETDEV_POST_INIT;
    return inDevList && design.match().stream().anyMatch(key -> matches(key, permAddrKnown));
  }

  private boolean matches(MatchKey key, boolean permAddrKnown) {
    return switch (key) {
      case SERIAL -> associated && (permAddrKnown || !design.serialNeedsMac());
      case PERM_MAC -> permAddrKnown;
      case DEV_MAC -> true;
    };
  }
}
