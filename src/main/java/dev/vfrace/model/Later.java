package dev.vfrace.model;

/** At what a program judges anew. */
public enum Later {
  /** The RTM_NEWLINK that first has the VF up: its carrier. */
  CARRIER,
  /** Every RTM_NEWLINK after the first. */
  NEWLINK,
  /** The RTM_DELLINK. */
  REMOVE
}
