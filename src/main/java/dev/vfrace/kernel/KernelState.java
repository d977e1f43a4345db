package dev.vfrace.kernel;

import dev.vfrace.model.KernelDesign;
import dev.vfrace.timeline.StepClock;

/**
 * What the actors of one VM's kernel share; they run on one strand.
 *
 * @param design the kernel design
 * @param clock when steps are due
 * @param vf the VF's device
 * @param rtnl the mutex
 * @param log which way the packets go
 */
public record KernelState(
    KernelDesign design, StepClock clock, VfNetdev vf, Rtnl rtnl, DataPathLog log) {}
