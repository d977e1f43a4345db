/** Campaigns: many lanes, rounds of cycles, collected tallies, progress. */
@NullMarked
package dev.vfrace.campaign;

import org.jspecify.annotations.NullMarked;
