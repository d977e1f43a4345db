/** How users write numbers: counts and durations. */
@NullMarked
package dev.vfrace.text;

import org.jspecify.annotations.NullMarked;
