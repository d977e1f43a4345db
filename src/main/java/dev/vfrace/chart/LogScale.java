package dev.vfrace.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Equal factors are equally far apart.
 *
 * @param low lower end, above 0
 * @param high upper end, above {@code low}
 */
public record LogScale(double low, double high) implements Scale {

  private static final int MOST_TICKS = 6;
  private static final double FEW_DECADES = 1.5;
  private static final double[] BETWEEN = {1, 2, 5};

  /** Refuses an axis without length, or with 0. */
  public LogScale {
    if (!(low > 0 && low < high)) {
      throw new IllegalArgumentException("no logarithmic axis from " + low + " to " + high);
    }
  }

  /** The scale of whole decades that holds two values above 0. */
  public static LogScale decades(double low, double high) {
    double from = Math.floor(Math.log10(low));
    double to = Math.ceil(Math.log10(high));
    return new LogScale(Math.pow(10, from), Math.pow(10, Math.max(to, from + 1)));
  }

  @Override
  public double place(double value) {
    if (!(value > low)) {
      return 0;
    }
    return Math.min(1, Math.log(value / low) / Math.log(high / low));
  }

  @Override
  public List<Double> ticks() {
    int from = (int) Math.floor(Math.log10(low));
    int to = (int) Math.ceil(Math.log10(high));
    boolean few = Math.log10(high / low) <= FEW_DECADES;
    int every = Math.max(1, (to - from + MOST_TICKS - 1) / MOST_TICKS);
    List<Double> ticks = new ArrayList<>();
    for (int exponent = from; exponent <= to; exponent++) {
      for (double factor : few ? BETWEEN : new double[] {1}) {
        double tick = Double.parseDouble((int) factor + "e" + exponent);
        boolean within = tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9);
        if (within && (few || (exponent - from) % every == 0)) {
          ticks.add(tick);
        }
      }
    }
    return ticks;
  }
}
