package dev.vfrace.chart;

import java.util.List;

/** Where values lie between two ends of an axis. */
public interface Scale {

  /** The place of a value: 0 at the lower end, 1 at the upper; what lies beyond is at the end. */
  double place(double value);

  /** Values to be marked, ascending. */
  List<Double> ticks();
}
