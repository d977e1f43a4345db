package dev.vfrace.vocabulary;

/** What hv_pci tells the host. */
public enum HvPci implements HostMessage {
  /** PCI_EJECTION_COMPLETE: the guest has let the VF go ({@code hv_eject_device_work}). */
  EJECTION_COMPLETE
}
