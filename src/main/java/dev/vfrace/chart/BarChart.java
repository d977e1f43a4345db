package dev.vfrace.chart;

import dev.vfrace.markup.Element;
import java.util.List;

/** Bars one below the other, each with its name and its value in words. */
public final class BarChart {

  private static final double LINE = 22;
  private static final double NAMES = 150;
  private static final double WIDTH = 260;
  private static final double TOP = 10;
  private static final double THICK = 12;

  /**
   * A bar.
   *
   * @param name of it
   * @param value how long it is
   * @param words what stands at its end
   * @param kind in the style sheet
   */
  public record Bar(String name, double value, String words, String kind) {}

  private BarChart() {}

  /**
   * The chart.
   *
   * @param id of the drawing
   * @param words what it says to those who cannot see it
   * @param across the axis of the values
   */
  public static Element of(String id, Frame.Words words, Ruler across, List<Bar> bars) {
    Frame frame =
        new Frame(id, words, new Frame.Box(NAMES, TOP, WIDTH, bars.size() * LINE), across);
    double y = TOP + LINE / 2;
    for (Bar bar : bars) {
      double end = frame.x(bar.value());
      boolean isLong = end > NAMES + WIDTH / 2;
      frame.draw(
          Frame.text("end", NAMES - 8, y + 4, bar.name()).with("class", "name"),
          Frame.rectangle("bar " + bar.kind(), NAMES, y - THICK / 2, end - NAMES, THICK),
          isLong
              ? Frame.text("end", end - 6, y + 4, bar.words()).with("class", "on-bar")
              : Frame.text("start", end + 6, y + 4, bar.words()));
      y += LINE;
    }
    return frame.drawing();
  }
}
