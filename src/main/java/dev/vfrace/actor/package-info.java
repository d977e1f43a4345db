/** What all actors share: receive tables and failures. */
@NullMarked
package dev.vfrace.actor;

import org.jspecify.annotations.NullMarked;
