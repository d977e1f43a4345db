package dev.vfrace.calibration;

/**
 * Something whose duration a source tells.
 *
 * @param key below {@code vfrace.timing}, such as {@code kernel.queues}; empty: no key can take it
 * @param kind how it is known
 * @param source which kind of input it is from
 * @param meaning from what to what, in words
 */
record Figure(String key, Kind kind, String source, String meaning) {

  /** How a figure is known. */
  enum Kind {
    /** Each sample is the step itself. */
    MEASURED("measured"),
    /** The samples lie beside the step, on one side of it. */
    BOUND("bound");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  /** A step of the kernel. */
  static Figure step(String step, Kind kind, String source, String meaning) {
    return new Figure("kernel." + step, kind, source, meaning);
  }

  /** Something about userspace. */
  static Figure userspace(String key, Kind kind, String source, String meaning) {
    return new Figure("userspace." + key, kind, source, meaning);
  }

  /** Something to be told, and not to be written. */
  static Figure told(String source, String meaning) {
    return new Figure("", Kind.BOUND, source, meaning);
  }

  /** Whether it can be written into a timing. */
  boolean hasKey() {
    return !key.isEmpty();
  }
}
