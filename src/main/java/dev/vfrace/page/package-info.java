/** Results as one page of HTML: its sections, each with its chart and its table. */
@NullMarked
package dev.vfrace.page;

import org.jspecify.annotations.NullMarked;
