package dev.vfrace.calibration;

import java.util.Optional;

/** One line of an input. */
final class Line {

  private final String text;
  private Optional<Stamp> stamp = Optional.empty();
  private boolean stampSought;

  Line(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  /** The time and message, if it is a line of the kernel's log or of the journal. */
  Optional<Stamp> stamp() {
    if (!stampSought) {
      stampSought = true;
      stamp = Stamp.of(text);
    }
    return stamp;
  }
}
