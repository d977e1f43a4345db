package dev.vfrace.explain;

/**
 * One look of a program in a play.
 *
 * @param after the step that was done last before it
 * @param exists it saw the VF
 * @param standalone it took the VF for an ordinary NIC
 */
record Look(RecordedStep after, boolean exists, boolean standalone) {}
