package dev.vfrace.settings;

import dev.vfrace.control.ControlSettings;
import java.util.List;

/** Reads {@code vfrace.controls}. */
final class ControlReader {

  private static final List<String> KEYS = List.of("lanes", "tolerance", "known", "known-rare");
  private static final int MAX_LANES = 1000;

  private ControlReader() {}

  static ControlSettings read(Section section) {
    Section controls = section.allowing(KEYS);
    return new ControlSettings(
        (int) controls.required("lanes", "a whole number").count(1, MAX_LANES),
        share(controls, "tolerance"),
        share(controls, "known"),
        share(controls, "known-rare"));
  }

  private static double share(Section controls, String key) {
    Located at = controls.required(key, "a number above 0 and below 1");
    double number = at.number();
    if (!(number > 0 && number < 1)) {
      throw at.error("out of range; allowed: more than 0, less than 1");
    }
    return number;
  }
}
