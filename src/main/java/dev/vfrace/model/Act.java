package dev.vfrace.model;

/** What a misled program does. */
public enum Act {
  /** Nothing. */
  NONE("none"),
  /** Sets the VF up. */
  LINK_UP("link-up"),
  /** Runs DHCP on the VF, which sets it up first. */
  DHCP("dhcp"),
  /** Stops with a duplicate MAC error. */
  DUPLICATE_MAC_ERROR("duplicate-mac-error"),
  /** Keeps the boot waiting for the VF to be configured. */
  BOOT_DELAY("boot-delay"),
  /** Renames the VF. */
  RENAME("rename"),
  /** Gives the VF an IPv6 link-local address. */
  IPV6_LINK_LOCAL("ipv6-link-local"),
  /** Not misled: enslaves a VF that has a synthetic twin to a bond, as bondvf.sh did. */
  ENSLAVE("enslave"),
  /** Adds or picks a route over the VF. */
  ROUTE("route"),
  /** Sets the VF's MTU. */
  MTU("mtu"),
  /** Sets the VF down. */
  LINK_DOWN("link-down"),
  /** Sets the VF down, and up again. */
  LINK_BOUNCE("link-bounce"),
  /** Leaves the VM unreachable: netvsc's address is on the VF as well, or gone. */
  UNREACHABLE("unreachable"),
  /** Moves the VF into another network namespace. */
  TAKE("take");

  private final String key;

  Act(String key) {
    this.key = key;
  }

  /** The word in the configuration. */
  public String key() {
    return key;
  }

  /** Whether the VF is up afterwards. */
  public boolean opens() {
    return this == LINK_UP || this == DHCP || this == IPV6_LINK_LOCAL;
  }

  /** Whether others meet what it did to the VF. */
  public boolean changesVf() {
    return opens() || this == LINK_DOWN || this == LINK_BOUNCE || this == TAKE;
  }
}
