/** The fidelity matrix: races with known answers over the range that campaigns may use. */
@NullMarked
package dev.vfrace.fidelity;

import org.jspecify.annotations.NullMarked;
