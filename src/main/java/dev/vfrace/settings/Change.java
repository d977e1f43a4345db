package dev.vfrace.settings;

import java.util.Set;

/**
 * A value in which a definition is other than one that it is held against.
 *
 * @param key within the definition, such as {@code latency}
 * @param text the value as it is written; of one that is gone, {@code left out}
 * @param place where it was written
 */
record Change(String key, String text, String place) {

  /** What is said of a definition, not what it does. */
  static final Set<String> DESCRIPTIONS = Set.of("summary", "source", "kind", "from", "deployed");

  /** Of a timing: its steps have names of their own. */
  private static final String STEPS = "kernel.";

  /** What is written in place of a value that is gone. */
  static final String LEFT_OUT = "left out";

  /** Whether it is about what is done, which counts depend on. */
  boolean isEffective() {
    return !DESCRIPTIONS.contains(key.substring(key.lastIndexOf('.') + 1));
  }

  /** Whether it was given on the command line. */
  boolean isArgument() {
    return place.startsWith("-");
  }

  /** {@code latency=3ms}, a step by its name alone. */
  String assignment() {
    String name = key.startsWith(STEPS) ? key.substring(STEPS.length()) : key;
    return name + (text.equals(LEFT_OUT) ? " " : "=") + text;
  }
}
