/** Distributions of delays, and the random draws from them. */
@NullMarked
package dev.vfrace.delay;

import org.jspecify.annotations.NullMarked;
