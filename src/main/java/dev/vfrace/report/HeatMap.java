package dev.vfrace.report;

import dev.vfrace.statistics.Rate;
import dev.vfrace.text.RateFormat;
import dev.vfrace.tune.Axis;
import dev.vfrace.tune.AxisValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** A rate over two parameters as a picture of characters: the darker, the higher. */
final class HeatMap {

  private static final String SHADES = " ░▒▓█";
  private static final char UNKNOWN = '?';
  private static final int WIDEST = 8;
  private static final int NARROWEST = 2;

  private final Axis rows;
  private final Axis columns;
  private final BiFunction<AxisValue, AxisValue, Optional<Rate>> rates;
  private final RateScale scale;
  private final int label;
  private final int cell;

  /**
   * A map.
   *
   * @param rows the parameter that goes down
   * @param columns the parameter that goes to the right
   * @param rates at two values, empty where nothing was measured
   * @param width columns of the page, at least 80
   */
  HeatMap(
      Axis rows, Axis columns, BiFunction<AxisValue, AxisValue, Optional<Rate>> rates, int width) {
    this.rows = rows;
    this.columns = columns;
    this.rates = rates;
    label = rows.values().stream().mapToInt(value -> value.text().length()).max().orElse(0);
    int room = (width - label - 3) / columns.values().size();
    cell = Math.max(1, Math.min(WIDEST, Math.max(room, room >= NARROWEST ? NARROWEST : 1)));
    List<Rate> all = new ArrayList<>();
    for (AxisValue row : rows.values()) {
      columns.values().forEach(column -> rates.apply(row, column).ifPresent(all::add));
    }
    scale = RateScale.of(all);
  }

  /** The lines, each within the page. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(" ".repeat(label + 3) + heads());
    for (AxisValue row : rows.values()) {
      StringBuilder line = new StringBuilder(" ".repeat(label - row.text().length()));
      line.append(row.text()).append(" │ ");
      for (AxisValue column : columns.values()) {
        line.append(String.valueOf(shade(rates.apply(row, column))).repeat(cell));
      }
      lines.add(line.toString().stripTrailing());
    }
    lines.add(" ".repeat(label + 3) + legend());
    return lines;
  }

  private char shade(Optional<Rate> rate) {
    if (rate.isEmpty() || rate.get().trials() == 0) {
      return UNKNOWN;
    }
    return SHADES.charAt(level(rate.get().rate()));
  }

  private int level(double rate) {
    int levels = SHADES.length();
    return Math.min(levels - 1, (int) (scale.share(rate) * levels));
  }

  /** The values of the columns, as many as there is room for. */
  private String heads() {
    StringBuilder line = new StringBuilder();
    List<AxisValue> values = columns.values();
    for (int at = 0; at < values.size(); at++) {
      String text = values.get(at).text();
      boolean fits = line.length() <= at * cell && text.length() < WIDEST;
      boolean room = line.length() == 0 || line.length() < at * cell;
      if (fits && room) {
        line.append(" ".repeat(at * cell - line.length())).append(text);
      }
    }
    return line.toString();
  }

  private String legend() {
    StringBuilder legend = new StringBuilder();
    for (int level = 1; level < SHADES.length(); level++) {
      double from = scale.at((double) level / SHADES.length());
      legend
          .append(SHADES.charAt(level))
          .append(" from ")
          .append(RateFormat.value(from))
          .append(level < SHADES.length() - 1 ? "  " : "");
    }
    return legend.append(scale.byRatio() ? "  (by ratio)" : "").toString();
  }
}
