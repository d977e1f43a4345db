/** The command line: run, list, show. */
@NullMarked
package dev.vfrace.cli;

import org.jspecify.annotations.NullMarked;
