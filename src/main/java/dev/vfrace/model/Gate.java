package dev.vfrace.model;

/** What makes a program leave the VF alone. */
public enum Gate {
  /** {@code IFF_SLAVE} is set. */
  SLAVE_FLAG,
  /** It has a master. */
  MASTER_LINK,
  /** The udev property that a rule set or did not set. */
  UDEV_PROPERTY,
  /** A synthetic NIC with the same MAC is there. */
  DRIVER_MAC,
  /** Its parent is on the hv_pci bus, whatever else is true. */
  HV_PCI,
  /** Its driver is listed. */
  DRIVER,
  /** Its name matches a pattern. */
  NAME,
  /** An RTM_GETLINK dump has netvsc before it. */
  DUMP_ORDER,
  /** Another program leaves it alone at present, or has not judged it yet. */
  VERDICT,
  /** Whatever the kernel design's addrconf tests: for {@code addrconf} alone. */
  KERNEL_DESIGN,
  /** Nothing. */
  NONE;

  /** Whether what marks a VF decides: IFF_SLAVE or the master link. */
  public boolean readsMark() {
    return this == SLAVE_FLAG || this == MASTER_LINK || this == KERNEL_DESIGN;
  }

  /** Whether what the VF is by itself decides. */
  public boolean readsIdentity() {
    return this == DRIVER_MAC || this == HV_PCI || this == DRIVER || this == NAME;
  }
}
