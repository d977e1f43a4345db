package dev.vfrace.chart;

import dev.vfrace.markup.Coordinates;
import dev.vfrace.markup.Element;
import java.util.List;

/**
 * The drawing of a chart: its title and description for those who cannot see it, its axes, and the
 * room between them. Lengths are in pixels of a screen on which it has its natural size; colours
 * come from the style sheet of the page.
 */
public final class Frame {

  private static final double TICK = 4;
  private static final double TICK_TEXT = 18;
  private static final double AXIS_TITLE = 38;
  private static final double MIDDLE_OF_TEXT = 4;

  private final Element svg;
  private final Box box;
  private final Ruler across;

  /**
   * Where the axes are.
   *
   * @param left of the room between them
   * @param top of it
   * @param width of it
   * @param height of it
   */
  public record Box(double left, double top, double width, double height) {}

  /**
   * An empty chart with its horizontal axis.
   *
   * @param id of the drawing, of which the page has one
   * @param words what it shows, and in a sentence what is to be seen
   * @param box where the axes are
   * @param across the horizontal axis
   */
  public Frame(String id, Words words, Box box, Ruler across) {
    this.box = box;
    this.across = across;
    double right = 30;
    double below = 46;
    this.svg = svg(id, words, box.left + box.width + right, box.top + box.height + below);
    addAcross();
  }

  /** An empty drawing of a size. */
  static Element svg(String id, Words words, double width, double height) {
    return Element.of("svg")
        .with("class", "chart")
        .with("role", "img")
        .with("aria-labelledby", id + "-title " + id + "-desc")
        .with("viewBox", "0 0 %s %s".formatted(Coordinates.of(width), Coordinates.of(height)))
        .add(
            Element.of("title", words.title()).with("id", id + "-title"),
            Element.of("desc", words.description()).with("id", id + "-desc"));
  }

  /**
   * What a chart says to those who cannot see it.
   *
   * @param title what it shows
   * @param description what is to be seen, in a sentence
   */
  public record Words(String title, String description) {}

  private void addAcross() {
    double bottom = box.top + box.height;
    Element ticks = Element.of("g").with("class", "axis");
    for (double tick : across.scale().ticks()) {
      double x = x(tick);
      svg.add(line("grid", x, box.top, x, bottom));
      ticks.add(
          line("tick", x, bottom, x, bottom + TICK),
          text("middle", x, bottom + TICK_TEXT, across.format().apply(tick)));
    }
    ticks.add(
        line("tick", box.left, bottom, box.left + box.width, bottom),
        text("middle", box.left + box.width / 2, bottom + AXIS_TITLE, across.title())
            .with("class", "title"));
    svg.add(ticks);
  }

  /** Adds a vertical axis, and gives the place of a value on it. */
  public Scale up(Ruler up) {
    Element ticks = Element.of("g").with("class", "axis");
    for (double tick : up.scale().ticks()) {
      double y = y(up.scale(), tick);
      svg.add(line("grid", box.left, y, box.left + box.width, y));
      ticks.add(text("end", box.left - TICK * 2, y + MIDDLE_OF_TEXT, up.format().apply(tick)));
    }
    ticks.add(
        line("tick", box.left, box.top, box.left, box.top + box.height),
        text("start", MIDDLE_OF_TEXT, box.top - 2 * TICK - 2, up.title()).with("class", "title"));
    svg.add(ticks);
    return up.scale();
  }

  /** The horizontal place of a value. */
  public double x(double value) {
    return box.left + across.scale().place(value) * box.width;
  }

  /** The vertical place of a value on a scale. */
  public double y(Scale up, double value) {
    return box.top + (1 - up.place(value)) * box.height;
  }

  /** The room between the axes. */
  public Box box() {
    return box;
  }

  /** Draws over what is there. */
  public void draw(Element... shapes) {
    svg.add(shapes);
  }

  /** The drawing. */
  public Element drawing() {
    return svg;
  }

  /** A straight line. */
  public static Element line(String kind, double x1, double y1, double x2, double y2) {
    return Element.of("line")
        .with("class", kind)
        .at("x1", x1)
        .at("y1", y1)
        .at("x2", x2)
        .at("y2", y2);
  }

  /** A text that begins, ends or has its middle at a place. */
  public static Element text(String anchor, double x, double y, String text) {
    return Element.of("text", text).with("text-anchor", anchor).at("x", x).at("y", y);
  }

  /** A rectangle. */
  public static Element rectangle(String kind, double x, double y, double width, double height) {
    return Element.of("rect")
        .with("class", kind)
        .at("x", x)
        .at("y", y)
        .at("width", width)
        .at("height", height);
  }

  /** A dot. */
  public static Element dot(String kind, double x, double y) {
    return Element.of("circle").with("class", kind).at("cx", x).at("cy", y).at("r", 3.2);
  }

  /**
   * A line through points.
   *
   * @param points each an x and a y
   * @param closed whether it goes back to the first, and is filled
   */
  public static Element path(String kind, List<double[]> points, boolean closed) {
    StringBuilder path = new StringBuilder();
    for (double[] point : points) {
      path.append(path.isEmpty() ? 'M' : 'L')
          .append(Coordinates.of(point[0]))
          .append(' ')
          .append(Coordinates.of(point[1]));
    }
    return Element.of("path").with("class", kind).with("d", path + (closed ? "Z" : ""));
  }
}
