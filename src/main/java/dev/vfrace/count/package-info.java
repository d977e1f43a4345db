/** What is counted of a VM's cycles. */
@NullMarked
package dev.vfrace.count;

import org.jspecify.annotations.NullMarked;
