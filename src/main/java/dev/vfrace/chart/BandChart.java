package dev.vfrace.chart;

import dev.vfrace.markup.Element;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A line through values, within the band of their intervals. */
public final class BandChart {

  /** Where charts that stand side by side have their axes. */
  static final Frame.Box BOX = new Frame.Box(64, 30, 320, 180);

  private static final int FEW = 20;

  /**
   * A point.
   *
   * @param x where
   * @param y the value; NaN: there is none but the interval
   * @param low lower end of its interval
   * @param high upper end
   */
  public record Point(double x, double y, double low, double high) {}

  private BandChart() {}

  /**
   * The chart.
   *
   * @param id of the drawing
   * @param words what it says to those who cannot see it
   * @param across the horizontal axis
   * @param up the vertical axis
   * @param points from left to right
   */
  public static Element of(
      String id, Frame.Words words, Ruler across, Ruler up, List<Point> points) {
    Frame frame = new Frame(id, words, BOX, across);
    Scale scale = frame.up(up);
    List<double[]> edge = new ArrayList<>();
    points.forEach(it -> edge.add(new double[] {frame.x(it.x()), frame.y(scale, it.high())}));
    List<Point> back = new ArrayList<>(points);
    Collections.reverse(back);
    back.forEach(it -> edge.add(new double[] {frame.x(it.x()), frame.y(scale, it.low())}));
    frame.draw(Frame.path("band", edge, /* closed= */ true));
    List<double[]> line =
        points.stream()
            .filter(it -> !Double.isNaN(it.y()))
            .map(it -> new double[] {frame.x(it.x()), frame.y(scale, it.y())})
            .toList();
    if (!line.isEmpty()) {
      frame.draw(Frame.path("line", line, /* closed= */ false));
    }
    if (points.size() <= FEW) {
      line.forEach(at -> frame.draw(Frame.dot("dot plain", at[0], at[1])));
    }
    return frame.drawing();
  }
}
