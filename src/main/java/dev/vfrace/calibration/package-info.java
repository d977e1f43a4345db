/** What traces and logs of a real machine say about how long things take, as a timing. */
@NullMarked
package dev.vfrace.calibration;

import org.jspecify.annotations.NullMarked;
