package dev.vfrace.userspace;

import dev.vfrace.vocabulary.LinkState;
import dev.vfrace.vocabulary.SysClassNet;

/** How a program looks at the VF without taking RTNL. */
sealed interface Eyes {

  /** What it sees at this instant. */
  LinkState look();

  /** Whether the VF is there for it. */
  boolean sees(LinkState state);

  /**
   * Reads the attribute files; the VF is there from S4c to R3.
   *
   * @param sysfs where
   */
  record Sysfs(SysClassNet sysfs) implements Eyes {
    @Override
    public LinkState look() {
      return sysfs.read();
    }

    @Override
    public boolean sees(LinkState state) {
      return state.has(LinkState.SYSFS_ATTRIBUTES);
    }
  }

  /**
   * Reads the attribute files through udev's cache.
   *
   * @param cache of the event at hand
   */
  record CachedSysfs(AttributeCache cache) implements Eyes {
    @Override
    public LinkState look() {
      return cache.read();
    }

    @Override
    public boolean sees(LinkState state) {
      return state.has(LinkState.SYSFS_ATTRIBUTES);
    }
  }

  /**
   * SIOCGIFFLAGS under RCU; the VF is there from S6 to R3, before it is ENODEV.
   *
   * @param published where
   */
  record Ioctl(SysClassNet published) implements Eyes {
    @Override
    public LinkState look() {
      return published.read();
    }

    @Override
    public boolean sees(LinkState state) {
      return state.has(LinkState.LISTED);
    }
  }
}
