/**
 * The kernel's own words, shared by every actor: steps, flags, notifier events, broadcasts, system
 * calls.
 */
@NullMarked
package dev.vfrace.vocabulary;

import org.jspecify.annotations.NullMarked;
