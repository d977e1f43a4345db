/** The userspace of one VM: netlink sockets, udev and the programs that judge a network device. */
@NullMarked
package dev.vfrace.userspace;

import org.jspecify.annotations.NullMarked;
