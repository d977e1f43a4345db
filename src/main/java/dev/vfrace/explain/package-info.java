/** What a design exposes step by step, and why a program can be misled. */
@NullMarked
package dev.vfrace.explain;

import org.jspecify.annotations.NullMarked;
