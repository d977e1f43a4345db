/** Results as text, JSON, Markdown. */
@NullMarked
package dev.vfrace.report;

import org.jspecify.annotations.NullMarked;
