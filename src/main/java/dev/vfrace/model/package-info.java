/** What is modelled, as data: kernel designs, programs, scenarios, timings. */
@NullMarked
package dev.vfrace.model;

import org.jspecify.annotations.NullMarked;
