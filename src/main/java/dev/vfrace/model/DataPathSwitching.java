package dev.vfrace.model;

import dev.vfrace.vocabulary.NotifierEvent;

/**
 * How the data path is switched between the VF and its netvsc.
 *
 * @param by who switches it
 * @param atChange netvsc switches to the VF at NETDEV_CHANGE too, after hibernation (de214e52de1b,
 *     v5.9)
 * @param backAt the event of the VF's removal at which netvsc switches away from it
 * @param openWaitsForAssociation opening the VF waits under RTNL for the host's association message
 *     (365e1ececb29, v6.1)
 */
public record DataPathSwitching(
    DataPathBy by, boolean atChange, NotifierEvent backAt, boolean openWaitsForAssociation) {

  /** Who switches the data path. */
  public enum DataPathBy {
    /** The host, on a message of netvsc. */
    HOST,
    /** The guest, at the change of link; no message (net_failover, bonding). */
    GUEST
  }
}
