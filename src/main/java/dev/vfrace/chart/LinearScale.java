package dev.vfrace.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Equal differences are equally far apart.
 *
 * @param low lower end
 * @param high upper end, above {@code low}
 */
public record LinearScale(double low, double high) implements Scale {

  private static final int INTERVALS = 4;
  private static final double[] STEPS = {1, 2, 2.5, 5, 10};
  private static final double ROUNDING = 1e-9;

  /** Refuses an axis without length. */
  public LinearScale {
    if (!(low < high)) {
      throw new IllegalArgumentException("no axis from " + low + " to " + high);
    }
  }

  /** The scale that holds two values, some room, and no less than {@code floor} below. */
  public static LinearScale around(double low, double high, double floor) {
    double span = high > low ? high - low : Math.max(Math.abs(high), 1e-9);
    double room = span / 10;
    return new LinearScale(Math.max(floor, low - room), high + room);
  }

  @Override
  public double place(double value) {
    return Math.min(1, Math.max(0, (value - low) / (high - low)));
  }

  @Override
  public List<Double> ticks() {
    double step = step();
    List<Double> ticks = new ArrayList<>();
    for (long tick = (long) Math.ceil(low / step - ROUNDING); tick * step <= high; tick++) {
      ticks.add(tick * step);
    }
    return ticks;
  }

  private double step() {
    double rough = (high - low) / INTERVALS;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    for (double step : STEPS) {
      if (step * power >= rough) {
        return step * power;
      }
    }
    return rough;
  }
}
