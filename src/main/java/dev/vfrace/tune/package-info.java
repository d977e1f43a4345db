/** Campaigns at many values of a few parameters: curves, maps, thresholds, smallest changes. */
@NullMarked
package dev.vfrace.tune;

import org.jspecify.annotations.NullMarked;
