/** Single cycles that show what the counts are made of: which, and what happened in them. */
@NullMarked
package dev.vfrace.witness;

import org.jspecify.annotations.NullMarked;
