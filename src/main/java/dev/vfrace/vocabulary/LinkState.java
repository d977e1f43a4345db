package dev.vfrace.vocabulary;

/**
 * What can be known about the VF's net device at one instant: an immutable set of bits.
 *
 * @param bits the bits below
 */
public record LinkState(int bits) {

  /** {@code IFF_UP}. */
  public static final int IFF_UP = 1;

  /** {@code IFF_SLAVE}. */
  public static final int IFF_SLAVE = 1 << 1;

  /** {@code IFF_NO_ADDRCONF} in {@code priv_flags}; userspace cannot see it. */
  public static final int IFF_NO_ADDRCONF = 1 << 2;

  /** It has a master: {@code master} symlink, IFLA_MASTER. */
  public static final int MASTER = 1 << 3;

  /** It has an upper device that is not a master (v4.14); no symlink named {@code master}. */
  public static final int UPPER = 1 << 4;

  /** {@code /sys/class/net/<vf>} is there (S4b to R7). */
  public static final int SYSFS_LINK = 1 << 5;

  /** The attribute files can be read (S4c to R3). */
  public static final int SYSFS_ATTRIBUTES = 1 << 6;

  /** In the lookup tables: ioctls find it (S6 to R3). */
  public static final int LISTED = 1 << 7;

  /** The synthetic NIC with the same MAC is in {@code /sys/class/net}. */
  public static final int SYNTHETIC = 1 << 8;

  /** It has the name {@code eth0}: it registered before any netvsc of its namespace. */
  public static final int ETH0 = 1 << 9;

  /** It was registered before the synthetic NIC, so that its ifindex is the lower one. */
  public static final int BEFORE_SYNTHETIC = 1 << 10;

  /** Nothing is there. */
  public static final LinkState ABSENT = new LinkState(0);

  /** Whether all the given bits are set. */
  public boolean has(int mask) {
    return (bits & mask) == mask;
  }

  /** {@code IFF_SLAVE} is set. */
  public boolean isSlave() {
    return has(IFF_SLAVE);
  }

  /** It has a master. */
  public boolean hasMaster() {
    return has(MASTER);
  }
}
