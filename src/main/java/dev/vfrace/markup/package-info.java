/** Elements of HTML and SVG, written so that no text can become markup. */
@NullMarked
package dev.vfrace.markup;

import org.jspecify.annotations.NullMarked;
