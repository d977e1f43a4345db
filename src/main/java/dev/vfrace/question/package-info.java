/** What is asked of a run: expectations, rules to stop by, verdicts, a fleet. */
@NullMarked
package dev.vfrace.question;

import org.jspecify.annotations.NullMarked;
