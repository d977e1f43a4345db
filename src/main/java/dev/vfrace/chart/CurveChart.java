package dev.vfrace.chart;

import dev.vfrace.markup.Element;
import java.util.List;

/** Some curves in one frame, each named at its end. */
public final class CurveChart {

  private static final List<String> KINDS = List.of("line", "line second", "line third");
  private static final double KEY_LINE = 22;
  private static final double KEY_ROW = 18;
  private static final double KEY_MARGIN = 10;

  /**
   * A curve.
   *
   * @param name of it
   * @param points each an x and a y, from left to right
   */
  public record Curve(String name, List<double[]> points) {}

  private CurveChart() {}

  /**
   * The chart.
   *
   * @param id of the drawing
   * @param words what it says to those who cannot see it
   * @param across the horizontal axis
   * @param up the vertical axis
   * @param curves three at most
   */
  public static Element of(
      String id, Frame.Words words, Ruler across, Ruler up, List<Curve> curves) {
    Frame frame = new Frame(id, words, BandChart.BOX, across);
    Scale scale = frame.up(up);
    double keyX = frame.box().left() + KEY_MARGIN;
    double keyY = frame.box().top() + KEY_MARGIN;
    for (int at = 0; at < curves.size(); at++) {
      String kind = KINDS.get(at % KINDS.size());
      List<double[]> points =
          curves.get(at).points().stream()
              .map(it -> new double[] {frame.x(it[0]), frame.y(scale, it[1])})
              .toList();
      if (!points.isEmpty()) {
        frame.draw(Frame.path(kind, points, /* closed= */ false));
      }
      frame.draw(
          Frame.line(kind, keyX, keyY, keyX + KEY_LINE, keyY),
          Frame.text("start", keyX + KEY_LINE + 6, keyY + 4, curves.get(at).name()));
      keyY += KEY_ROW;
    }
    return frame.drawing();
  }
}
