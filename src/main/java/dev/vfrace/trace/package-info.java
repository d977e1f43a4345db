/** What happened in a cycle, recorded by the actors themselves; costs nothing while off. */
@NullMarked
package dev.vfrace.trace;

import org.jspecify.annotations.NullMarked;
