package dev.vfrace.vocabulary;

/**
 * A rename request has returned.
 *
 * @param ifindex of the VF: the number of the cycle
 * @param result what has come of it
 * @param at when, modelled nanoseconds
 */
public record Renamed(long ifindex, Result result, long at) implements UdevMessage {

  /** What can come of it ({@code dev_change_name}, net/core/dev.c). */
  public enum Result {
    /** The VF has another name: a uevent {@code move} and an RTM_NEWLINK. */
    DONE,
    /** It has that name already. */
    UNCHANGED,
    /** EBUSY: it is up, which forbids a rename up to v6.1. */
    BUSY,
    /** EEXIST: another device has the name. */
    EXISTS,
    /** ENODEV: it is not there. */
    NO_DEVICE
  }
}
