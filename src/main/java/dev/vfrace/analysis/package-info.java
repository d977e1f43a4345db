/** From what a campaign measured to its result. */
@NullMarked
package dev.vfrace.analysis;

import org.jspecify.annotations.NullMarked;
