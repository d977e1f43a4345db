package dev.vfrace.userspace;

import dev.vfrace.vocabulary.LinkState;
import dev.vfrace.vocabulary.SysClassNet;
import java.util.Optional;

/**
 * udev's attribute cache for the event at hand: the first read of an attribute serves all rules of
 * the same event ({@code sd_device_get_sysattr_value}, systemd v255). Shared by udev and its rules,
 * which run in one udev worker.
 */
final class AttributeCache {

  private final SysClassNet sysfs;
  private Optional<LinkState> cached = Optional.empty();

  AttributeCache(SysClassNet sysfs) {
    this.sysfs = sysfs;
  }

  /** Reads through the cache. */
  LinkState read() {
    if (cached.isEmpty()) {
      cached = Optional.of(sysfs.read());
    }
    return cached.get();
  }

  /** Another event begins. */
  void clear() {
    cached = Optional.empty();
  }
}
