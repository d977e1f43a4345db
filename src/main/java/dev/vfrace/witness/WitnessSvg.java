package dev.vfrace.witness;

import java.util.List;
import java.util.Locale;

/**
 * Draws a witness as a sequence: a column an actor, time downwards, each moment on a line of its
 * own. The same bytes for the same witness. Colours follow the reader's scheme, and no meaning is
 * in a colour alone.
 */
public final class WitnessSvg {

  private static final int MARGIN = 12;
  private static final int TIME = 90;
  private static final int COLUMN = 186;
  private static final int RIGHT = 16;
  private static final int LINE = 15;
  private static final int GAP = 8;
  private static final int INDENT = 12;
  private static final int DOT = 4;
  private static final int TIP = 7;

  /** Letters that a column has room for, and pixels that a letter of a note takes at most. */
  private static final int LETTERS = 25;

  private static final int NOTE_LETTER = 7;

  private static final String STYLE =
      """
      .witness{color:#1b1b1f;background:#fff;font:12px sans-serif}
      .witness text{fill:currentColor}
      .witness .title{font-weight:bold;font-size:14px}
      .witness .head{font-weight:bold;text-anchor:middle}
      .witness .time{text-anchor:end;font-variant-numeric:tabular-nums}
      .witness .life{stroke:currentColor;stroke-opacity:.35}
      .witness .unmarked{fill:#b3261e;fill-opacity:.1}
      .witness .dot{fill:currentColor}
      .witness circle.look{fill:none;stroke:currentColor;stroke-width:2}
      .witness .arrow{stroke:currentColor;fill:none}
      .witness text.misled,.witness text.mark{font-weight:bold}
      .witness .misled{fill:#b3261e}
      .witness .mark,.witness .spared{fill:#1a6b37}
      @media (prefers-color-scheme:dark){
      .witness{color:#e6e1e5;background:#14171b}
      .witness .misled,.witness .unmarked{fill:#ffb4ab}
      .witness .mark,.witness .spared{fill:#8fd9a0}}
      @media print{
      .witness{color:#000;background:none}
      .witness .misled,.witness .unmarked{fill:#8c1d18}
      .witness .mark,.witness .spared{fill:#0b5226}}
      """;

  private final Witness witness;
  private final Scene scene;
  private final List<String> actors;
  private final int width;
  private final Svg heads = new Svg();
  private final Svg ground = new Svg();
  private final Svg rows = new Svg();
  private int y = MARGIN + LINE;

  private WitnessSvg(Witness witness) {
    this.witness = witness;
    this.scene = witness.scene();
    this.actors = scene.actors();
    this.width = 2 * MARGIN + TIME + Math.max(2, actors.size()) * COLUMN + RIGHT;
  }

  /** The whole of it: one {@code svg} element, for a file of its own. */
  public static String render(Witness witness) {
    return drawn(witness, "<style>\n" + STYLE + "</style>\n");
  }

  /** The {@code svg} element for a page that has the {@link #style} itself. */
  public static String drawing(Witness witness) {
    return drawn(witness, "");
  }

  /** The style sheet of all drawings. */
  public static String style() {
    return STYLE;
  }

  private static String drawn(Witness witness, String style) {
    WitnessSvg svg = new WitnessSvg(witness);
    svg.draw();
    return svg.whole(style);
  }

  private void draw() {
    note("title", witness.title());
    witness.notes().forEach(note -> note("note", note));
    Unmarked unmarked = Unmarked.of(witness);
    if (unmarked.isThere()) {
      note("note", "shaded: " + unmarked.words());
    }
    y += LINE;
    heads.text("time", MARGIN + TIME - INDENT, y, "µs");
    for (int at = 0; at < actors.size(); at++) {
      heads.text("head", x(at), y, actors.get(at));
    }
    y += GAP;
    int top = y;
    int shadedFrom = y;
    int shadedTo = y;
    String last = "";
    for (int at = 0; at < scene.moments().size(); at++) {
      shadedFrom = at <= unmarked.from() ? y : shadedFrom;
      shadedTo = at <= unmarked.to() ? y : shadedTo;
      Moment moment = scene.moments().get(at);
      String time = Clockwork.micros(scene, moment);
      row(moment, time.equals(last) ? "" : time);
      last = time;
    }
    shadedTo = unmarked.to() >= scene.moments().size() ? y : shadedTo;
    if (unmarked.isThere()) {
      int left = MARGIN + TIME;
      ground.rectangle(
          "unmarked", left, shadedFrom, width - MARGIN - left, shadedTo - shadedFrom + GAP);
    }
    for (int at = 0; at < actors.size(); at++) {
      ground.path("life", "M%d %dV%d".formatted(x(at), top, y));
    }
  }

  private void note(String classes, String text) {
    for (String line : Wrap.lines(text, (width - 2 * MARGIN) / NOTE_LETTER)) {
      heads.text(classes, MARGIN, y, line);
      y += LINE;
    }
  }

  private void row(Moment moment, String time) {
    int from = actors.indexOf(moment.actor());
    int x = x(from);
    String kind = moment.kind().word();
    y += LINE;
    if (!time.isEmpty()) {
      rows.text("time", MARGIN + TIME - INDENT, y, time);
    }
    symbol(moment.kind(), x, y - DOT);
    List<String> lines = Wrap.lines(moment.text(), LETTERS);
    for (String line : lines) {
      rows.text(kind, x + INDENT, y, line);
      y += LINE;
    }
    y -= LINE - GAP;
    for (String to : moment.to()) {
      arrow(x, x(actors.indexOf(to)));
    }
  }

  /** What kind of thing it is, by its shape. */
  private void symbol(Moment.Kind kind, int x, int at) {
    switch (kind) {
      case LOOK -> rows.circle("look", x, at, DOT);
      case MARK -> rows.rectangle("mark", x - 2 * DOT, at - 2, 4 * DOT, DOT);
      case MISLED -> rows.path("misled", cross(x, at));
      case SPARED, ACT -> rows.path(kind.word().equals("act") ? "dot" : "spared", diamond(x, at));
      case STEP, RTNL, SENT -> rows.circle("dot", x, at, DOT - 1);
    }
  }

  private static String diamond(int x, int y) {
    return "M%d %dl5 5l-5 5l-5 -5z".formatted(x, y - 5);
  }

  private static String cross(int x, int y) {
    return "M%d %dl4 4l4 -4l2 2l-4 4l4 4l-2 2l-4 -4l-4 4l-2 -2l4 -4l-4 -4z".formatted(x - 4, y - 6);
  }

  private void arrow(int from, int to) {
    int back = from < to ? -TIP : TIP;
    rows.path("arrow", "M%d %dH%d".formatted(from, y, to));
    rows.path("dot", "M%d %dl%d -4v8z".formatted(to, y, back));
    y += GAP / 2;
  }

  private int x(int actor) {
    return MARGIN + TIME + actor * COLUMN + COLUMN / 6;
  }

  private String whole(String style) {
    String id = id();
    int height = y + MARGIN;
    return ("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"witness\" role=\"img\""
                + " aria-labelledby=\"%s-title %s-desc\" viewBox=\"0 0 %d %d\" width=\"%d\""
                + " height=\"%d\">\n")
            .formatted(id, id, width, height, width, height)
        + "<title id=\"%s-title\">%s</title>\n".formatted(id, Svg.escaped(witness.title()))
        + "<desc id=\"%s-desc\">%s</desc>\n".formatted(id, Svg.escaped(description()))
        + style
        + ground
        + heads
        + rows
        + "</svg>\n";
  }

  /** All of it in words, for who hears it. */
  private String description() {
    StringBuilder text = new StringBuilder(String.join(". ", witness.notes())).append(". ");
    for (Moment moment : scene.moments()) {
      text.append(Clockwork.micros(scene, moment)).append(" µs, ").append(moment.actor());
      text.append(": ").append(moment.text());
      if (!moment.to().isEmpty()) {
        text.append(", to ").append(String.join(" and ", moment.to()));
      }
      text.append(". ");
    }
    return text.toString().strip();
  }

  /** What tells it from others of the same page. */
  private String id() {
    Witness.Subject subject = witness.subject();
    Place place = subject.sample().place();
    return "witness-%s-%s-%s-%d-%d-%s"
        .formatted(
            subject.program().replaceAll("[^A-Za-z0-9]", "-"),
            subject.notable().word(),
            subject.pick().word(),
            place.lane(),
            place.cycle(),
            Long.toHexString(place.seed()).toLowerCase(Locale.ROOT));
  }
}
