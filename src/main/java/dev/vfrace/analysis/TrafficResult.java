package dev.vfrace.analysis;

import dev.vfrace.statistics.Interval;
import dev.vfrace.statistics.Mean;
import java.util.Optional;

/**
 * What the cycles meant for the VM's packets, and for those who wait for RTNL. All times are
 * modelled.
 *
 * @param cycles how many were counted
 * @param outageMicros in a cycle, for how long there was no working data path
 * @param lostPackets of a cycle, with their sum
 * @param lostInterval the 95 % interval of their mean; empty where cycles depend on one another, or
 *     the counts chose how many there are
 * @param syntheticSeconds in all cycles, on the synthetic path
 * @param rtnlHoldMicros in a cycle, for how long RTNL was held at a stretch at most
 */
public record TrafficResult(
    long cycles,
    Quantiles outageMicros,
    Mean lostPackets,
    Optional<Interval> lostInterval,
    double syntheticSeconds,
    Quantiles rtnlHoldMicros) {

  /** Nothing counted. */
  public static final TrafficResult NONE =
      new TrafficResult(0, Quantiles.NONE, Mean.NONE, Optional.empty(), 0, Quantiles.NONE);

  /** Seconds on the synthetic path in a cycle, on average. */
  public double syntheticSecondsPerCycle() {
    return cycles == 0 ? 0 : syntheticSeconds / cycles;
  }
}
