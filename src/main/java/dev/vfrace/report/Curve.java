package dev.vfrace.report;

import dev.vfrace.statistics.Rate;
import dev.vfrace.text.RateFormat;
import dev.vfrace.tune.Axis;
import dev.vfrace.tune.AxisValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A rate over one parameter as a picture of characters: points, with their intervals as lines. */
final class Curve {

  private static final int HEIGHT = 13;
  private static final int LABEL = 9;
  private static final int MOST_COLUMNS = 64;
  private static final char POINT = '●';
  private static final char LINE = '│';

  private final Axis axis;
  private final List<Optional<Rate>> rates;
  private final RateScale scale;
  private final int columns;

  /**
   * A curve.
   *
   * @param axis the parameter
   * @param rates at its values, empty where nothing was measured
   * @param width columns of the page, at least 80
   */
  Curve(Axis axis, List<Optional<Rate>> rates, int width) {
    this.axis = axis;
    this.rates = rates;
    this.scale = RateScale.of(rates.stream().flatMap(Optional::stream).toList());
    this.columns = Math.min(MOST_COLUMNS, width - LABEL - 3);
  }

  /** The lines, each within the page. */
  List<String> lines() {
    char[][] picture = new char[HEIGHT][columns];
    for (char[] row : picture) {
      Arrays.fill(row, ' ');
    }
    for (int at = 0; at < rates.size(); at++) {
      Optional<Rate> rate = rates.get(at).filter(it -> it.trials() > 0);
      if (rate.isPresent()) {
        draw(picture, column(at), rate.get());
      }
    }
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < HEIGHT; row++) {
      boolean labelled = row % 4 == 0;
      String label = labelled ? RateFormat.value(scale.at(share(row))) : "";
      lines.add(
          "%s %s %s"
              .formatted(padded(label), labelled ? "┤" : "│", new String(picture[row]))
              .stripTrailing());
    }
    lines.add(" ".repeat(LABEL) + " └" + "─".repeat(columns + 1));
    lines.add(" ".repeat(LABEL + 3) + valueLine());
    return lines;
  }

  private void draw(char[][] picture, int column, Rate rate) {
    int top = row(rate.interval().high());
    int bottom = row(rate.interval().low());
    for (int row = top; row <= bottom; row++) {
      picture[row][column] = LINE;
    }
    if (rate.count() > 0) {
      picture[row(rate.rate())][column] = POINT;
    }
  }

  private int row(double rate) {
    return (int) Math.round((1 - scale.share(rate)) * (HEIGHT - 1));
  }

  private static double share(int row) {
    return 1 - (double) row / (HEIGHT - 1);
  }

  private int column(int at) {
    List<AxisValue> values = axis.values();
    if (values.size() == 1) {
      return 0;
    }
    double share =
        switch (axis.scale()) {
          case LIST -> (double) at / (values.size() - 1);
          case LINEAR -> between(values.get(at).number());
          case LOG -> byRatio(values.get(at).number());
        };
    return (int) Math.round(share * (columns - 1));
  }

  private double between(double number) {
    double first = axis.values().get(0).number();
    double last = axis.values().get(axis.values().size() - 1).number();
    return (number - first) / (last - first);
  }

  private double byRatio(double number) {
    double first = axis.values().get(0).number();
    double last = axis.values().get(axis.values().size() - 1).number();
    return Math.log(number / first) / Math.log(last / first);
  }

  /**
   * As many values below their points as there is room for, the first and the last before others.
   */
  private String valueLine() {
    StringBuilder line = new StringBuilder(" ".repeat(columns + 2));
    int last = rates.size() - 1;
    put(line, 0);
    put(line, last);
    for (int at = 1; at < last; at++) {
      put(line, at);
    }
    return line.toString().stripTrailing();
  }

  private void put(StringBuilder line, int at) {
    String text = axis.values().get(at).text();
    int from = Math.max(0, Math.min(column(at) - text.length() / 2, line.length() - text.length()));
    int begin = Math.max(0, from - 1);
    int end = Math.min(line.length(), from + text.length() + 1);
    if (line.substring(begin, end).isBlank()) {
      line.replace(from, from + text.length(), text);
    }
  }

  private static String padded(String label) {
    return " ".repeat(Math.max(0, LABEL - label.length())) + label;
  }
}
