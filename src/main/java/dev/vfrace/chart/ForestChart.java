package dev.vfrace.chart;

import dev.vfrace.markup.Element;
import java.util.List;

/** Values with their intervals, a line each, one below the other. */
public final class ForestChart {

  private static final double LINE = 20;
  private static final double LEAST_NAMES = 90;
  private static final double SIGN_WIDTH = 7;
  private static final double WIDTH = 330;
  private static final double TOP = 10;
  private static final double NAME_TO_AXIS = 10;
  private static final double MIDDLE_OF_TEXT = 4;
  private static final double CAP = 4;
  private static final int LONGEST_NAME = 44;

  /**
   * A line.
   *
   * @param name whose it is
   * @param value the value; NaN: there is none but the interval
   * @param low lower end of its interval
   * @param high upper end
   * @param kind of the marks in the style sheet: {@code good}, {@code bad}, or {@code plain}
   */
  public record Line(String name, double value, double low, double high, String kind) {}

  private ForestChart() {}

  /**
   * The chart.
   *
   * @param id of the drawing
   * @param words what it says to those who cannot see it
   * @param across the axis of the values
   * @param mark a value to be marked by a line from top to bottom; NaN: none
   */
  public static Element of(
      String id, Frame.Words words, Ruler across, double mark, List<Line> lines) {
    int longest = lines.stream().mapToInt(line -> shortened(line.name()).length()).max().orElse(0);
    double names = Math.max(LEAST_NAMES, longest * SIGN_WIDTH + NAME_TO_AXIS);
    Frame.Box box = new Frame.Box(names, TOP, WIDTH, Math.max(1, lines.size()) * LINE);
    Frame frame = new Frame(id, words, box, across);
    if (!Double.isNaN(mark)) {
      frame.draw(Frame.line("mark", frame.x(mark), TOP, frame.x(mark), TOP + box.height()));
    }
    double y = TOP + LINE / 2;
    for (Line line : lines) {
      frame.draw(Element.of("g").add(draw(frame, line, y)));
      y += LINE;
    }
    return frame.drawing();
  }

  private static List<Element> draw(Frame frame, Line line, double y) {
    double low = frame.x(line.low());
    double high = frame.x(line.high());
    Element name =
        Frame.text(
                "end",
                frame.box().left() - NAME_TO_AXIS,
                y + MIDDLE_OF_TEXT,
                shortened(line.name()))
            .with("class", "name");
    Element whisker = Frame.line("whisker " + line.kind(), low, y, high, y);
    Element end = Frame.line("whisker " + line.kind(), high, y - CAP, high, y + CAP);
    if (Double.isNaN(line.value())) {
      return List.of(name, whisker.with("stroke-dasharray", "2 3"), end);
    }
    return List.of(
        name,
        whisker,
        Frame.line("whisker " + line.kind(), low, y - CAP, low, y + CAP),
        end,
        Frame.dot("dot " + line.kind(), frame.x(line.value()), y));
  }

  /** A name beyond the room for it ends in an ellipsis; the table has it whole. */
  private static String shortened(String name) {
    int length = name.codePointCount(0, name.length());
    return length <= LONGEST_NAME
        ? name
        : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME - 1)) + "…";
  }
}
