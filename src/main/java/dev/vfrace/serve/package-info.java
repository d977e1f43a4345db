/** Results as pages on this machine alone, live while they are being measured. */
@NullMarked
package dev.vfrace.serve;

import org.jspecify.annotations.NullMarked;
