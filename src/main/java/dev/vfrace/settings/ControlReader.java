package dev.vfrace.settings;

import dev.vfrace.control.ControlSettings;
import java.util.List;

/** Reads {@code vfrace.controls}. */
final class ControlReader {

  private static final List<String> KEYS = List.of("lanes", "tolerance", "known", "known-rare");
  private static final int MAX_LANES = 1000;

  /** What no run could tell from 0, or from 1. */
  private static final double LEAST = 1e-6;

  private static final double MOST = 0.999999;

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
    return controls.required(key, "a number above 0 and below 1").number(LEAST, MOST);
  }
}
