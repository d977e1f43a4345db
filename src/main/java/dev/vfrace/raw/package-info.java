/** What a campaign left behind, as data: written, read, and all that a result is made from. */
@NullMarked
package dev.vfrace.raw;

import org.jspecify.annotations.NullMarked;
