package dev.vfrace.chart;

import dev.vfrace.markup.Element;
import java.util.ArrayList;
import java.util.List;

/** Values of slices that follow one another, with the whole's, some of them marked. */
public final class SliceChart {

  private static final double LEAST_WIDTH = 1.5;
  private static final double SIGN = 4;

  /**
   * A slice.
   *
   * @param from where it begins
   * @param to where it ends
   * @param value of it; NaN: none
   * @param marked whether it is to be marked
   */
  public record Slice(double from, double to, double value, boolean marked) {}

  private SliceChart() {}

  /**
   * The chart.
   *
   * @param id of the drawing
   * @param words what it says to those who cannot see it
   * @param across the horizontal axis
   * @param up the vertical axis
   * @param whole value of all together
   */
  public static Element of(
      String id, Frame.Words words, Ruler across, Ruler up, double whole, List<Slice> slices) {
    Frame frame = new Frame(id, words, BandChart.BOX, across);
    Frame.Box box = frame.box();
    List<Element> marks = new ArrayList<>();
    for (Slice slice : slices) {
      if (slice.marked()) {
        double x = frame.x(slice.from());
        double width = Math.max(LEAST_WIDTH, frame.x(slice.to()) - x);
        marks.add(Frame.rectangle("disturbed", x, box.top(), width, box.height()));
        marks.add(sign(x + width / 2, box.top()));
      }
    }
    frame.draw(marks.toArray(Element[]::new));
    Scale scale = frame.up(up);
    double y = frame.y(scale, whole);
    frame.draw(Frame.line("mark", box.left(), y, box.left() + box.width(), y));
    for (Slice slice : slices) {
      if (!Double.isNaN(slice.value())) {
        double middle = (frame.x(slice.from()) + frame.x(slice.to())) / 2;
        frame.draw(Frame.dot("dot plain", middle, frame.y(scale, slice.value())));
      }
    }
    return frame.drawing();
  }

  /** A triangle above the slice, for who does not tell its colour. */
  private static Element sign(double x, double top) {
    return Frame.path(
        "sign",
        List.of(
            new double[] {x - SIGN, top - SIGN - 2},
            new double[] {x + SIGN, top - SIGN - 2},
            new double[] {x, top - 1}),
        /* closed= */ true);
  }
}
