package dev.vfrace.vocabulary;

/** What hv_netvsc tells the host. */
public sealed interface Nvsp extends HostMessage {

  /** {@code capability.sriov = 1} in the NVSP handshake: the host may offer the VF from here on. */
  enum SriovAnnounced implements Nvsp {
    INSTANCE
  }

  /** Netvsc is registered and listed; only designs with {@code vf-offered-after} tell. */
  enum NetvscRegistered implements Nvsp {
    INSTANCE
  }

  /** Netvsc has closed the channel. */
  enum ChannelClosed implements Nvsp {
    INSTANCE
  }

  /** NVSP_MSG4_TYPE_SWITCH_DATA_PATH. */
  enum SwitchDataPath implements Nvsp {
    INSTANCE
  }
}
