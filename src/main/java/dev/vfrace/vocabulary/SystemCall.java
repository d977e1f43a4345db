package dev.vfrace.vocabulary;

import org.apache.pekko.actor.typed.ActorRef;

/** What userspace asks of the kernel and what waits for RTNL there. */
public sealed interface SystemCall extends KernelMessage {

  /**
   * RTM_GETLINK for the VF by its ifindex; from v7.2 it is looked up before RTNL is taken.
   *
   * @param ifindex of the VF: the number of the cycle, given back in the answer
   * @param replyTo gets the state under RTNL
   */
  record GetLink(long ifindex, ActorRef<? super LinkAnswer> replyTo) implements SystemCall {}

  /**
   * SIOCETHTOOL for the VF, such as for its driver's name: takes RTNL, and looks the device up
   * then.
   *
   * @param ifindex of the VF: the number of the cycle, given back in the answer
   * @param replyTo gets the state under RTNL
   */
  record Ethtool(long ifindex, ActorRef<? super LinkAnswer> replyTo) implements SystemCall {}

  /**
   * RTM_NEWLINK with IFF_UP, or SIOCSIFFLAGS: {@code dev_open}.
   *
   * @param ifindex of the VF: the number of the cycle; ENODEV if that VF is gone
   */
  record SetUp(long ifindex) implements SystemCall {}

  /**
   * RTM_NEWLINK without IFF_UP, or SIOCSIFFLAGS: {@code dev_close}.
   *
   * @param ifindex of the VF: the number of the cycle; ENODEV if that VF is gone
   */
  record SetDown(long ifindex) implements SystemCall {}

  /**
   * RTM_SETLINK with IFLA_NET_NS_FD: {@code dev_change_net_namespace}, into the namespace that the
   * programs are not in.
   *
   * @param ifindex of the VF: the number of the cycle; ENODEV if that VF is gone
   */
  record TakeAway(long ifindex) implements SystemCall {}

  /**
   * {@code bond_enslave}, through sysfs or RTM_SETLINK with IFLA_MASTER; EPERM for a device that is
   * up.
   *
   * @param ifindex of the VF: the number of the cycle; ENODEV if that VF is gone
   */
  record Enslave(long ifindex) implements SystemCall {}

  /** What name a VF is to have. */
  enum NewName {
    /** One that no other device has. */
    ITS_OWN,
    /** {@code eth0}, which netvsc has if it was there first. */
    ETH0
  }

  /**
   * RTM_SETLINK with IFLA_IFNAME: {@code dev_change_name}.
   *
   * @param ifindex of the VF: the number of the cycle; ENODEV if that VF is gone
   * @param name the new one
   * @param replyTo hears what has come of it
   */
  record Rename(long ifindex, NewName name, ActorRef<? super Renamed> replyTo)
      implements SystemCall {}
}
