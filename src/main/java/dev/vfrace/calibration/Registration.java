package dev.vfrace.calibration;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** A registration of a device as the probes of one task tell it. */
final class Registration {

  /** How the chain is called with NETDEV_POST_INIT (include/linux/netdevice.h, v5.0 to v7.2). */
  private static final String POST_INIT = "val=17";

  private static final String MASTER_LINK = "name=\"master\"";

  /** What is waited for, in the order of the kernel. */
  private enum Mark {
    BEGUN,
    POST_INIT,
    LINKED,
    ATTRIBUTES,
    UEVENT,
    QUEUES,
    LISTED,
    JOINING,
    MASTER,
    FLAG,
    NEW_LINK,
    UNLOCKED
  }

  /** How a registration ended. */
  enum End {
    /** All of it was traced. */
    JOINED,
    /** It has no master: no VF. */
    ALONE,
    /** Probes are missing, or lines. */
    INCOMPLETE,
    /** Something came before what it follows. */
    DISORDERED
  }

  private final Map<Mark, Long> times = new EnumMap<>(Mark.class);
  private boolean linksMaster;
  private boolean uevent;
  private boolean returned;

  Registration(long begun) {
    times.put(Mark.BEGUN, begun);
  }

  /**
   * Takes what a probe says.
   *
   * @param inside what stands in its brackets and behind them
   */
  void take(String probe, String inside, long nanos) {
    switch (probe) {
      case "chain" -> firstIf(inside.endsWith(POST_INIT), Mark.POST_INIT, nanos);
      case "link" -> linksMaster = inside.endsWith(MASTER_LINK);
      case "ret_link" -> linked(inside, nanos);
      case "dpm" -> times.putIfAbsent(Mark.ATTRIBUTES, nanos);
      case "bcast" -> broadcast(nanos);
      case "ret_devadd" -> added(nanos);
      case "ret_kobj" -> times.put(Mark.QUEUES, nanos);
      case "ret_list" -> times.putIfAbsent(Mark.LISTED, nanos);
      case "fsr", "fvjoin", "master" -> times.putIfAbsent(Mark.JOINING, nanos);
      case "ret_master" -> times.putIfAbsent(Mark.FLAG, nanos);
      case "rtmsg" -> times.putIfAbsent(Mark.NEW_LINK, nanos);
      case "ret_regnd" -> returned = true;
      case "ret_unlock" -> firstIf(returned, Mark.UNLOCKED, nanos);
      default -> {}
    }
  }

  /** Whether RTNL was released. */
  boolean isOver() {
    return times.containsKey(Mark.UNLOCKED);
  }

  /** Whether the uevent came out of {@code device_add}, and not behind the chain (from v7.2). */
  boolean isUeventSeen() {
    return uevent;
  }

  /** When the broadcast began, or would have, nanoseconds of the trace's clock. */
  Optional<Long> broadcast() {
    return Optional.ofNullable(times.get(Mark.UEVENT));
  }

  End end() {
    if (!times.containsKey(Mark.MASTER)) {
      return isOver() ? End.ALONE : End.INCOMPLETE;
    }
    if (times.size() < Mark.values().length) {
      return End.INCOMPLETE;
    }
    long before = Long.MIN_VALUE;
    for (long time : times.values()) {
      if (time < before) {
        return End.DISORDERED;
      }
      before = time;
    }
    return End.JOINED;
  }

  /** The steps of one that joined. */
  Cycle cycle() {
    return Cycle.between(times.values().stream().mapToLong(Long::longValue).toArray());
  }

  private void firstIf(boolean condition, Mark mark, long nanos) {
    if (condition) {
      times.putIfAbsent(mark, nanos);
    }
  }

  /** The last link of {@code device_add} before the attributes is that of /sys/class/net. */
  private void linked(String inside, long nanos) {
    if (linksMaster) {
      times.putIfAbsent(Mark.MASTER, nanos);
    } else if (inside.startsWith("(device_add+") && !times.containsKey(Mark.ATTRIBUTES)) {
      times.put(Mark.LINKED, nanos);
    }
  }

  /** Within {@code device_add} it is the device's own; behind it those of the queues follow. */
  private void broadcast(long nanos) {
    if (times.containsKey(Mark.ATTRIBUTES) && !times.containsKey(Mark.UEVENT)) {
      times.put(Mark.UEVENT, nanos);
      uevent = true;
    }
  }

  private void added(long nanos) {
    if (times.containsKey(Mark.ATTRIBUTES)) {
      times.putIfAbsent(Mark.UEVENT, nanos);
    }
  }
}
