package dev.vfrace.delay;

/** Checks of what a delay is made from. */
final class Parameters {

  private Parameters() {}

  /** Refuses parameters that break a rule; the message is shown to the user. */
  static void check(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }
}
