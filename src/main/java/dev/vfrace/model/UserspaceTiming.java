package dev.vfrace.model;

import dev.vfrace.delay.Copula;
import dev.vfrace.delay.Delay;
import java.util.Optional;

/**
 * What a timing says about userspace: replacements for the programs' own figures, by trigger, and
 * udev's rename. An empty entry leaves each program its own figure.
 *
 * @param ueventLatency replaces {@code latency} of programs triggered by a uevent
 * @param newlinkLatency replaces {@code latency} of programs triggered by RTM_NEWLINK
 * @param scanLatency replaces {@code latency} of programs that scan at boot
 * @param pollLatency replaces {@code latency} of programs that poll
 * @param pollPeriod replaces {@code period} of programs that poll
 * @param actLatency replaces {@code act-latency} of every program
 * @param wakeUp from the broadcast of a uevent or a message to its receiver running, before
 *     whatever latency the program has of its own; empty: the programs' latencies hold it
 * @param udevdStart from the beginning of a boot to the start of udev; empty: it runs before
 * @param rename from the end of udev's rules to its rename request; empty: udev does not rename
 * @param together the latencies of programs that rise and fall with others, and with the kernel's
 *     steps
 */
public record UserspaceTiming(
    Optional<Delay> ueventLatency,
    Optional<Delay> newlinkLatency,
    Optional<Delay> scanLatency,
    Optional<Delay> pollLatency,
    Optional<Delay> pollPeriod,
    Optional<Delay> actLatency,
    Optional<Delay> wakeUp,
    Optional<Delay> udevdStart,
    Optional<Delay> rename,
    Copula together) {

  /** Every program keeps its own figures, and udev does not rename. */
  public static final UserspaceTiming NONE =
      new UserspaceTiming(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Copula.NONE);
}
