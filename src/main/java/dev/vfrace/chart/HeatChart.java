package dev.vfrace.chart;

import dev.vfrace.markup.Element;
import java.util.List;

/** Cells in rows and columns, the fuller the more, each with its value in words. */
public final class HeatChart {

  private static final double CELL_WIDTH = 78;
  private static final double CELL_HEIGHT = 30;
  private static final double LEFT = 90;
  private static final double TOP = 30;
  private static final double RIGHT = 30;
  private static final double BELOW = 46;

  /**
   * A cell.
   *
   * @param share how full it is, 0 to 1
   * @param words its value
   */
  public record Cell(double share, String words) {}

  private HeatChart() {}

  /**
   * The chart.
   *
   * @param id of the drawing
   * @param words what it says to those who cannot see it
   * @param across what the columns are, and each of them
   * @param down what the rows are, and each of them
   * @param rows from top to bottom, as many as are named
   */
  public static Element of(
      String id, Frame.Words words, Names across, Names down, List<List<Cell>> rows) {
    double width = across.each.size() * CELL_WIDTH;
    double height = rows.size() * CELL_HEIGHT;
    Element svg = Frame.svg(id, words, LEFT + width + RIGHT, TOP + height + BELOW);
    Element axis = Element.of("g").with("class", "axis");
    for (int row = 0; row < rows.size(); row++) {
      double y = TOP + row * CELL_HEIGHT;
      axis.add(Frame.text("end", LEFT - 8, y + CELL_HEIGHT / 2 + 4, down.each.get(row)));
      for (int column = 0; column < rows.get(row).size(); column++) {
        Cell cell = rows.get(row).get(column);
        double x = LEFT + column * CELL_WIDTH;
        svg.add(
            Frame.rectangle("cell", x, y, CELL_WIDTH - 2, CELL_HEIGHT - 2)
                .with("fill-opacity", String.valueOf(Math.round(cell.share * 100) / 100.0)),
            Frame.text("middle", x + CELL_WIDTH / 2 - 1, y + CELL_HEIGHT / 2 + 3, cell.words));
      }
    }
    for (int column = 0; column < across.each.size(); column++) {
      double x = LEFT + (column + 0.5) * CELL_WIDTH;
      axis.add(Frame.text("middle", x, TOP + height + 16, across.each.get(column)));
    }
    axis.add(
        Frame.text("middle", LEFT + width / 2, TOP + height + 38, across.title)
            .with("class", "title"),
        Frame.text("start", 4, TOP - 12, down.title).with("class", "title"));
    return svg.add(axis);
  }

  /**
   * What columns or rows are.
   *
   * @param title of all
   * @param each of them
   */
  public record Names(String title, List<String> each) {}
}
