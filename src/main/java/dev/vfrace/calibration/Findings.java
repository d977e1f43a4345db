package dev.vfrace.calibration;

import java.util.LinkedHashMap;
import java.util.Map;

/** The samples that sources have found. */
final class Findings {

  private final Map<Figure, Samples> samples = new LinkedHashMap<>();
  private int file;
  private long found;

  /** What follows is of the next input. */
  void nextFile() {
    file++;
  }

  /** Which input is being read, from 1. */
  int file() {
    return file;
  }

  /** Adds a duration in nanoseconds. */
  void add(Figure figure, long nanos) {
    samples.computeIfAbsent(figure, key -> new Samples()).add(nanos);
    found++;
  }

  /** Something was found that is kept elsewhere. */
  void found() {
    found++;
  }

  /** How much was found so far. */
  long count() {
    return found;
  }

  /** All samples, in the order in which the figures were first found. */
  Map<Figure, Samples> samples() {
    return samples;
  }
}
