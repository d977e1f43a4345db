/**
 * Races whose answer is known: the controls of a campaign, and the cells of the fidelity matrix.
 */
@NullMarked
package dev.vfrace.control;

import org.jspecify.annotations.NullMarked;
