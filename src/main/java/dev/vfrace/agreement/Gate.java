package dev.vfrace.agreement;

import dev.vfrace.calibration.LabCycle;
import dev.vfrace.calibration.LabRun;
import dev.vfrace.count.Metric;
import dev.vfrace.model.KernelDesign.SlaveFlagAt;
import dev.vfrace.statistics.Rate;

/** What marks a VF, and what the observer's read was after. */
enum Gate {
  /** The link to its master. */
  MASTER_LINK("master-link", Metric.SAW_NO_MASTER) {
    @Override
    LabCycle.Read read(LabCycle cycle) {
      return cycle.masterRead();
    }

    @Override
    long moment(LabCycle cycle, SlaveFlagAt flagAt) {
      return cycle.master();
    }
  },

  /** IFF_SLAVE. */
  SLAVE_FLAG("slave-flag", Metric.SAW_UNSLAVED) {
    @Override
    LabCycle.Read read(LabCycle cycle) {
      return cycle.flagRead();
    }

    @Override
    long moment(LabCycle cycle, SlaveFlagAt flagAt) {
      return flagAt == SlaveFlagAt.POST_INIT ? Long.MIN_VALUE : cycle.flag();
    }
  };

  private final String key;
  private final Metric metric;

  Gate(String key, Metric metric) {
    this.key = key;
    this.metric = metric;
  }

  /** Its name in a program's definition. */
  String key() {
    return key;
  }

  /** What vfrace counts of a program that meets the VF without it. */
  Metric metric() {
    return metric;
  }

  /** Whether the observer's read found it. */
  boolean sees(LabCycle cycle) {
    return read(cycle).found();
  }

  /** The observer's read. */
  abstract LabCycle.Read read(LabCycle cycle);

  /** From when on it is there, nanoseconds from the broadcast. */
  abstract long moment(LabCycle cycle, SlaveFlagAt flagAt);

  /** How often it was missed. */
  Rate missed(LabRun run) {
    return new Rate(
        run.cycles().stream().filter(cycle -> !sees(cycle)).count(), run.cycles().size());
  }

  /** Whether the outcome cannot be by the traced times. */
  boolean contradicts(LabCycle cycle, SlaveFlagAt flagAt) {
    long moment = moment(cycle, flagAt);
    return sees(cycle) ? read(cycle).ends() < moment : read(cycle).begins() > moment;
  }
}
