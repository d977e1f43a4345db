/** The Hyper-V host of one VM: PCI and synthetic offers, VF association, data-path switch. */
@NullMarked
package dev.vfrace.host;

import org.jspecify.annotations.NullMarked;
