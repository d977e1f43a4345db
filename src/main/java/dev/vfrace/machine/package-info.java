/** One simulated VM, a lane: its actors wired together and the scenario that drives them. */
@NullMarked
package dev.vfrace.machine;

import org.jspecify.annotations.NullMarked;
