/** Where messages to who runs or develops the program go. */
@NullMarked
package dev.vfrace.logging;

import org.jspecify.annotations.NullMarked;
