/** Speed, measured in one run: a bare ring of Pekko actors against vfrace itself. */
@NullMarked
package dev.vfrace.bench;

import org.jspecify.annotations.NullMarked;
