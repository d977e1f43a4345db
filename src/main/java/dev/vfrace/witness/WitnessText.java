package dev.vfrace.witness;

import dev.vfrace.text.Page;
import java.util.ArrayList;
import java.util.List;

/** Shows a witness in columns, one an actor, as far as the page has room for them. */
public final class WitnessText {

  private static final int GAP = 2;
  private static final String BLANK = " ".repeat(GAP);
  private static final int WIDEST = 200;
  private static final String HEAD = "µs";
  private static final String TELLS = " ->";
  private static final String HEARS = "-> ";

  private final Witness witness;
  private final Scene scene;
  private final List<Column> columns;
  private final int timeWidth;
  private final int width;
  private final List<String> lines = new ArrayList<>();
  private String lastTime = "";

  private WitnessText(Witness witness, Page page) {
    this.witness = witness;
    this.scene = witness.scene();
    this.timeWidth =
        scene.moments().stream()
            .mapToInt(it -> Clockwork.micros(scene, it).length())
            .max()
            .orElse(HEAD.length());
    int room = Math.min(page.width(), WIDEST) - timeWidth - GAP;
    this.columns = Column.of(scene, room, GAP);
    this.width = Column.width(columns.size(), room, GAP);
  }

  /** Its lines: what it is a witness of, where that comes from, and what happened. */
  public static List<String> lines(Witness witness, Page page) {
    WitnessText text = new WitnessText(witness, page);
    text.write();
    return List.copyOf(text.lines);
  }

  private void write() {
    lines.add(witness.title());
    witness.notes().forEach(note -> lines.add("- " + note));
    lines.add("");
    row(" ".repeat(timeWidth - HEAD.length()) + HEAD, columns.stream().map(Column::name).toList());
    List<String> cells = empty();
    String time = "";
    for (Moment moment : scene.moments()) {
      int from = column(moment.actor());
      List<Integer> to =
          moment.to().stream().map(this::column).filter(it -> it != from).distinct().toList();
      if (moment.kind() == Moment.Kind.SENT && to.isEmpty() && !moment.to().isEmpty()) {
        // told within a column, where the step before it says it
        continue;
      }
      String now = Clockwork.micros(scene, moment);
      boolean goesOn = now.equals(time) && isLast(cells, from) && to.isEmpty();
      if (!goesOn) {
        flush(time, cells);
        cells = empty();
        time = now;
      }
      String text = sign(moment) + moment.text() + (to.isEmpty() ? "" : TELLS);
      cells.set(from, goesOn ? cells.get(from) + "; " + text : text);
      for (int column : to) {
        cells.set(column, HEARS + moment.text());
      }
    }
    flush(time, cells);
  }

  private List<String> empty() {
    return new ArrayList<>(columns.stream().map(column -> "").toList());
  }

  /** Whether nobody else has a part in what stands there so far. */
  private static boolean isLast(List<String> cells, int column) {
    for (int at = 0; at < cells.size(); at++) {
      if (cells.get(at).isEmpty() == (at == column)) {
        return false;
      }
    }
    return true;
  }

  private static String sign(Moment moment) {
    return switch (moment.kind()) {
      case MARK -> "* ";
      case MISLED -> "! ";
      default -> "";
    };
  }

  private void flush(String time, List<String> cells) {
    if (cells.stream().allMatch(String::isEmpty)) {
      return;
    }
    String shown = time.equals(lastTime) ? "" : time;
    lastTime = time;
    row(" ".repeat(timeWidth - shown.length()) + shown, cells);
  }

  private void row(String time, List<String> cells) {
    List<List<String>> wrapped = cells.stream().map(cell -> Wrap.lines(cell, width)).toList();
    int height = wrapped.stream().mapToInt(List::size).max().orElse(1);
    for (int line = 0; line < height; line++) {
      StringBuilder text = new StringBuilder(line == 0 ? time : " ".repeat(timeWidth));
      for (List<String> cell : wrapped) {
        String part = line < cell.size() ? cell.get(line) : "";
        text.append(BLANK).append(part).append(" ".repeat(width - part.length()));
      }
      lines.add(text.toString().stripTrailing());
    }
  }

  private int column(String actor) {
    for (int at = 0; at < columns.size(); at++) {
      if (columns.get(at).actors().contains(actor)) {
        return at;
      }
    }
    throw new IllegalStateException("no column for " + actor);
  }
}
