package dev.vfrace.vocabulary;

/** What the host tells the VF's driver, through hv_pci. */
public enum PciBus implements DriverMessage {
  /** The VF's PCI device is there. */
  OFFER,
  /** The same, in a PCI slot without a numeric name, so that it has no serial. */
  OFFER_WITHOUT_SLOT,
  /** The VF's PCI device must go (hv_pci eject). */
  EJECT
}
