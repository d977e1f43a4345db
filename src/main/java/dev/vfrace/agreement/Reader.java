package dev.vfrace.agreement;

import dev.vfrace.calibration.CalibrationException;
import dev.vfrace.calibration.LabCycle;
import dev.vfrace.calibration.LabOptions;
import dev.vfrace.calibration.LabRun;

/** Who read in a lab run, and the program that stands for it. */
enum Reader {
  /** Waits for the uevent, then for a while that was asked of it. */
  OBSERVER {
    @Override
    boolean looksAt(Gate gate) {
      return true;
    }

    @Override
    String program(Gate gate, long delay) {
      return "%s-after-%d".formatted(gate.key(), delay);
    }

    @Override
    String definition(Gate gate, long delay, String latency) {
      return """
          vfrace.userspace.%s {
            trigger = uevent-add, reads = sysfs, gate = %s, latency-fixed = true, latency = %s }"""
          .formatted(program(gate, delay), gate.key(), latency);
    }
  },

  /** A rule of systemd-udevd that runs before any that waits for RTNL. */
  EARLY_RULE {
    @Override
    String program(Gate gate, long delay) {
      return "udev-azure-rule";
    }
  },

  /** The rule behind those that have waited for RTNL: its own time begins when both are over. */
  LATE_RULE {
    @Override
    String program(Gate gate, long delay) {
      return "udev-azure-rule-85";
    }

    @Override
    long begins(LabCycle cycle) {
      return Math.max(cycle.wakeUp(), cycle.released());
    }
  };

  /**
   * Who it was by the run's options; the observer if they do not say.
   *
   * @throws CalibrationException if it is none of these
   */
  static Reader of(LabRun run) {
    LabOptions options = run.options();
    if (options.has("program", "udevd")) {
      return switch (options.value("rule").orElse("")) {
        case "10" -> EARLY_RULE;
        case "85" -> LATE_RULE;
        default -> throw new CalibrationException("the data's --rule: allowed: 10, 85");
      };
    }
    if (options.value("program").filter(it -> !it.equals("observer")).isPresent()) {
      throw new CalibrationException("the data's --program: allowed: observer, udevd");
    }
    return OBSERVER;
  }

  /** Whether it reads what the gate is about. */
  boolean looksAt(Gate gate) {
    return gate == Gate.SLAVE_FLAG;
  }

  /** The program that stands for it. */
  abstract String program(Gate gate, long delay);

  /**
   * That program with a latency, as configuration: by default a bundled one, otherwise unchanged.
   */
  String definition(Gate gate, long delay, String latency) {
    // null: or the bundled latency's keys would stay
    return """
        vfrace.userspace.%1$s.latency = null
        vfrace.userspace.%1$s { latency-fixed = true, latency = %2$s }"""
        .formatted(program(gate, delay), latency);
  }

  /** Its own time in a cycle, to the middle of its read, nanoseconds. */
  long own(Gate gate, LabCycle cycle) {
    return Math.max(0, gate.read(cycle).middle() - begins(cycle));
  }

  /** When its own time begins, nanoseconds from the broadcast. */
  long begins(LabCycle cycle) {
    return cycle.wakeUp();
  }
}
