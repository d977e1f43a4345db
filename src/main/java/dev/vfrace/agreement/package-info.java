/** Predicts a lab run from a half of its cycles, and holds the other half against it. */
@NullMarked
package dev.vfrace.agreement;

import org.jspecify.annotations.NullMarked;
