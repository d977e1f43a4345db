/** Several runs together: comparisons, suites, field reports, plans. */
@NullMarked
package dev.vfrace.study;

import org.jspecify.annotations.NullMarked;
