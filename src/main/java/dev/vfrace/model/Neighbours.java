package dev.vfrace.model;

/**
 * The other pairs of netvsc and VF of a VM. They are like the pair that is measured; what couples
 * them to it is RTNL, which each holds while its VF registers and while it is opened.
 *
 * @param count how many others, at least 0
 * @param spacingNanos between the registrations of two pairs, modelled nanoseconds
 */
public record Neighbours(int count, long spacingNanos) {

  /** A VM with one pair. */
  public static final Neighbours NONE = new Neighbours(0, 0);
}
