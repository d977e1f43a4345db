package dev.vfrace.kernel;

/**
 * The one netvsc of a VM as its driver has it ({@code struct net_device_context}).
 *
 * @param kernel what it shares with the other actors of the kernel
 * @param synthetic its own NIC
 * @param dataPath which of the two NICs carries the packets
 * @param join of the VF
 * @param opening of both
 * @param rtnl as its driver holds it
 */
record NetvscDevice(
    KernelState kernel,
    Synthetic synthetic,
    DataPath dataPath,
    VfJoin join,
    NetvscOpening opening,
    RtnlHolder rtnl) {}
