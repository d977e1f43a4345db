package dev.vfrace.model;

import dev.vfrace.delay.Stalls;
import java.util.Optional;

/**
 * One timing definition, as {@code conf/timings} holds it.
 *
 * @param name the file's name
 * @param summary one line
 * @param source where the figures come from, estimates marked
 * @param driver the VF's driver: {@code mlx4_core}, {@code mlx5_core} or {@code mana}
 * @param kernel the kernel's steps
 * @param userspace what it says about userspace
 * @param stalls when the machine stands still; empty: never
 */
public record Timing(
    String name,
    String summary,
    String source,
    String driver,
    KernelTiming kernel,
    UserspaceTiming userspace,
    Optional<Stalls> stalls) {}
