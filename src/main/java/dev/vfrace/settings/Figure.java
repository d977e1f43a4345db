package dev.vfrace.settings;

import dev.vfrace.delay.Delay;
import dev.vfrace.model.Basis;
import java.util.Optional;

/**
 * One figure of a timing or a program.
 *
 * @param name as it is called in results: {@code queues}, {@code udev-azure-rule latency}
 * @param at where it stands
 * @param delay what it means; empty: it is a correlation
 * @param basis what it rests on
 */
record Figure(String name, Located at, Optional<Delay> delay, Basis basis) {

  /** A delay. */
  static Figure ofDelay(String name, Located at) {
    return new Figure(name, at, Optional.of(DelayReader.read(at)), BasisReader.read(at));
  }

  /** Its key below {@code vfrace}, unquoted. */
  String key() {
    return at.path().substring(ConfigLayers.ROOT.length() + 1).replace("\"", "");
  }
}
