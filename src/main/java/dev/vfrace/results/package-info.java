/**
 * What a campaign found, and how it is told: the result of a run, the expectations it is held
 * against, and its JSON and text forms.
 *
 * <p>Pure: whoever fills a {@link dev.vfrace.results.RunResult} passes counts, and every rate,
 * interval and verdict follows from them.
 */
@NullMarked
package dev.vfrace.results;

import org.jspecify.annotations.NullMarked;
