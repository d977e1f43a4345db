package dev.vfrace.userspace;

import dev.vfrace.model.Owner;
import dev.vfrace.model.Shown.DumpsBy;

/**
 * What a VF is to every program of a VM.
 *
 * @param owner whom it belongs to
 * @param driver its driver
 * @param dumpsBy in what order an RTM_GETLINK dump has it and its netvsc
 */
public record VfTraits(Owner owner, String driver, DumpsBy dumpsBy) {}
