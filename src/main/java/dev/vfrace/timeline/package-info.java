/** Modelled time on real threads: workers, strands, alarms. */
@NullMarked
package dev.vfrace.timeline;

import org.jspecify.annotations.NullMarked;
