/** From HOCON to typed, range-checked definitions; every default is in reference.conf. */
@NullMarked
package dev.vfrace.settings;

import org.jspecify.annotations.NullMarked;
