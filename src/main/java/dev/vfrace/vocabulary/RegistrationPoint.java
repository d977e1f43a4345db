package dev.vfrace.vocabulary;

/**
 * A point of {@code register_netdevice} or {@code unregister_netdevice_many_notify}
 * (net/core/dev.c) at which no time of its own passes in the model; the steps with a time are
 * {@link KernelStep}.
 */
public enum RegistrationPoint {
  /** RTNL has been taken. */
  REGISTER("S1", "register_netdev has RTNL, until S10"),
  /** {@code dev_get_valid_name}, {@code ndo_init}. */
  NAMED("S2", "name and ifindex chosen, ndo_init"),
  /** {@code kobject_add}, before the class symlink. */
  DIRECTORY("S4a", "directory below the parent device"),
  /** {@code reg_state}. */
  REGISTERED("S5", "reg_state = NETREG_REGISTERED"),
  /** {@code memcpy(dev->perm_addr, dev->dev_addr)}. */
  PERM_ADDR("S7", "dev_addr copied to perm_addr"),
  /** RTNL has been taken for the removal. */
  UNREGISTER("R1", "unregister_netdev has RTNL, until R8"),
  /** {@code synchronize_net}. */
  SYNCHRONIZED("R4", "synchronize_net"),
  /** {@code rtmsg_ifinfo(RTM_DELLINK)}. */
  DELLINK("R6", "RTM_DELLINK"),
  /** RTNL has been released after the removal. */
  GONE("R8", "RTNL released");

  private final String label;
  private final String summary;

  RegistrationPoint(String label, String summary) {
    this.label = label;
    this.summary = summary;
  }

  /** Its label, such as {@code S2}. */
  public String label() {
    return label;
  }

  /** What has happened. */
  public String summary() {
    return summary;
  }
}
