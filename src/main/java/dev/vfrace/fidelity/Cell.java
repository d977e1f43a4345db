package dev.vfrace.fidelity;

import dev.vfrace.control.KnownRace;
import dev.vfrace.timeline.Pace;

/**
 * One cell of the matrix.
 *
 * @param race what is run
 * @param scale the window's typical length, nanoseconds, from which the lag is derived
 * @param cycles over all lanes
 * @param lanes VMs at once
 * @param pace real or free
 */
record Cell(KnownRace race, long scale, long cycles, int lanes, Pace pace) {}
