/**
 * The kernel of one VM: network core, notifier chain, hv_netvsc, the VF driver and IPv6 addrconf.
 */
@NullMarked
package dev.vfrace.kernel;

import org.jspecify.annotations.NullMarked;
