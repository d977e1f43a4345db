package dev.vfrace.raw;

import java.util.OptionalDouble;

/**
 * The machine that a campaign ran on.
 *
 * @param cpu its model, as the kernel names it
 * @param cores processors that the JVM may use
 * @param kernel release of the operating system
 * @param jdk version of the Java runtime
 * @param load average over the last minute when the campaign ended, where the system tells
 */
public record HostFacts(String cpu, int cores, String kernel, String jdk, OptionalDouble load) {}
