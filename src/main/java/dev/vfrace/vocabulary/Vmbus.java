package dev.vfrace.vocabulary;

/** What the host tells hv_netvsc over VMBus and NVSP. */
public sealed interface Vmbus extends NetvscMessage {

  /** The synthetic NIC is offered. */
  enum OfferSynthetic implements Vmbus {
    INSTANCE
  }

  /** NVSP VF association: {@code vf_alloc} and {@code vf_serial} ({@code netvsc_send_vf}). */
  enum VfAssociated implements Vmbus {
    INSTANCE
  }

  /** The VF's slot is gone; the association with it. */
  enum VfDissociated implements Vmbus {
    INSTANCE
  }

  /** The host has completed a data-path switch. */
  enum DataPathSwitched implements Vmbus {
    INSTANCE
  }
}
