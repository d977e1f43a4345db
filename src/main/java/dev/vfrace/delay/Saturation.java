package dev.vfrace.delay;

/** Turns a drawn number into nanoseconds that the arithmetic of modelled time can carry. */
final class Saturation {

  /** The longest delay ever drawn, about eleven and a half days. */
  static final long MAX_NANOS = 1_000_000_000_000_000L;

  private Saturation() {}

  /** The nearest whole nanosecond from 0 to {@link #MAX_NANOS}. */
  static long nanos(double drawn) {
    return Math.round(Math.max(0, Math.min(drawn, MAX_NANOS)));
  }
}
