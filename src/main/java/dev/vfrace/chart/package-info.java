/** Charts as SVG: scales, frames, and what is drawn in them. */
@NullMarked
package dev.vfrace.chart;

import org.jspecify.annotations.NullMarked;
