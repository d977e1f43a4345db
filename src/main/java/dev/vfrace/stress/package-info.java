/** Campaigns: many lanes, rounds of cycles, collected tallies, progress. */
@NullMarked
package dev.vfrace.stress;

import org.jspecify.annotations.NullMarked;
