/** Modelled time on real threads: workers, strands, alarms, delays and their randomness. */
@NullMarked
package dev.vfrace.timing;

import org.jspecify.annotations.NullMarked;
