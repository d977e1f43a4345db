package dev.vfrace.vocabulary;

/** What the host tells the VF's driver, through hv_pci. */
public enum PciBus implements DriverMessage {
  /** The VF's PCI device is there. */
  OFFER,
  /** The VF's PCI device must go (hv_pci eject). */
  EJECT
}
