package dev.vfrace.model;

/** When a program looks again after its decision. */
public enum Heals {
  /** Never within the cycle. */
  NEVER,
  /** At the next uevent of the device. */
  NEXT_UEVENT,
  /** At its next poll, one {@code period} on. */
  NEXT_POLL,
  /** At its next stage, one {@code period} on. */
  NEXT_STAGE
}
