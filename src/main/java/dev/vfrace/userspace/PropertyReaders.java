package dev.vfrace.userspace;

/**
 * The programs that go by the property of one rule.
 *
 * @param once hear of it when udev is done with {@code add}
 * @param again hear of it then, and when the rule changes it at a later uevent
 */
record PropertyReaders(Audience once, Audience again) {

  PropertyReaders() {
    this(new Audience(), new Audience());
  }

  /** Those who look again, or those who do not. */
  Audience of(boolean rereads) {
    return rereads ? again : once;
  }
}
