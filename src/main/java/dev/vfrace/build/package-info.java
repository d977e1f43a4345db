/** Which build of the program this is. */
@NullMarked
package dev.vfrace.build;

import org.jspecify.annotations.NullMarked;
