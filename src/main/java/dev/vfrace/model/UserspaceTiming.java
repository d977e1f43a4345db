package dev.vfrace.model;

import dev.vfrace.delay.Copula;
import dev.vfrace.delay.Delay;
import java.util.Optional;

/**
 * What a timing says about userspace as a whole. Where it replaces the programs' own figures, the
 * programs of a campaign have them already.
 *
 * @param wakeUp from the broadcast of a uevent or a message to its receiver running, before
 *     whatever latency the program has of its own; empty: the programs' latencies hold it
 * @param udevdStart from the beginning of a boot to the start of udev; empty: it runs before
 * @param rename from the end of udev's rules to its rename request; empty: udev does not rename
 * @param together the latencies of programs that rise and fall with others, and with the kernel's
 *     steps
 */
public record UserspaceTiming(
    Optional<Delay> wakeUp, Optional<Delay> udevdStart, Optional<Delay> rename, Copula together) {

  /** No delay but those of the programs, and udev does not rename. */
  public static final UserspaceTiming NONE =
      new UserspaceTiming(Optional.empty(), Optional.empty(), Optional.empty(), Copula.NONE);
}
