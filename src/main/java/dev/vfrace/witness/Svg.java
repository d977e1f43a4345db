package dev.vfrace.witness;

/** Elements of an SVG, in whole pixels. */
final class Svg {

  private final StringBuilder text = new StringBuilder();

  /** The text with what would be read as markup replaced. */
  static String escaped(String plain) {
    return plain
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  void text(String classes, int x, int y, String plain) {
    text.append("<text class=\"").append(classes).append("\" x=\"").append(x);
    text.append("\" y=\"").append(y).append("\">").append(escaped(plain)).append("</text>\n");
  }

  void rectangle(String classes, int x, int y, int width, int height) {
    text.append("<rect class=\"").append(classes).append("\" x=\"").append(x);
    text.append("\" y=\"").append(y).append("\" width=\"").append(width);
    text.append("\" height=\"").append(height).append("\"/>\n");
  }

  void circle(String classes, int x, int y, int radius) {
    text.append("<circle class=\"").append(classes).append("\" cx=\"").append(x);
    text.append("\" cy=\"").append(y).append("\" r=\"").append(radius).append("\"/>\n");
  }

  void path(String classes, String commands) {
    text.append("<path class=\"").append(classes).append("\" d=\"");
    text.append(commands).append("\"/>\n");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
