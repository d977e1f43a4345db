package dev.vfrace.fidelity;

import static java.util.stream.Collectors.joining;

import dev.vfrace.text.Page;
import dev.vfrace.text.RateFormat;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints the matrix: what the words mean, then a line a cell as it is measured. */
final class CellReport {

  private static final List<String> LEGEND =
      List.of(
          "bias: 95 % interval of the measured rate, relative to the truth. Where the truth is 1 %"
              + " or more, the row says",
          "  ok, within  all of that interval is within 1 % of the truth: a bias of at most 1 % is"
              + " shown",
          "  ok          it reaches at most 1 % to either side of its middle, and some of it is"
              + " within 1 % of the truth: compatible with a bias of at most 1 %, which it does not"
              + " prove",
          "  wide        it reaches farther, as the row says: too few cycles to tell a bias of 1 %",
          "and where the truth is smaller",
          "  ok, rare    the truth is in the 99.9 % interval; no relative bias is judged",
          "FAIL and why: the truth is outside of the 99.9 % interval, all of the 95 % interval is"
              + " beyond 1 %, threads change the rate by more than 1 % (to oracle), or it is slow;"
              + " 'wide' rows are held to this too.",
          "FAILED and why: the cell did not come to its end.",
          "");

  /** Room for the words of a row that is right. */
  private static final int WORDS = 12;

  private static final String BELOW = "    ";

  private final PrintWriter out;
  private final Page page;
  private final EnumSet<Column> left = EnumSet.noneOf(Column.class);

  /** A column of figures, and how wide it is; a word is to the left. */
  private enum Column {
    RACE("race", -22),
    CYCLES("cycles", 9),
    TRUE("true", 7),
    MEASURED("measured", 8),
    INTERVAL("95 % interval", 16),
    BIAS("bias", 7),
    TO_ORACLE("to oracle", 9),
    PER_SECOND("cycles/s", 9),
    UNBOUNDED("unbounded", 9),
    RATIO("ratio", 6);

    /** What a page lacks that is too narrow for all, in this order. */
    private static final List<Column> DISPENSABLE =
        List.of(UNBOUNDED, PER_SECOND, CYCLES, RATIO, BIAS);

    private final String head;
    private final int width;

    Column(String head, int width) {
      this.head = head;
      this.width = width;
    }

    String cell(String text) {
      return ("%" + width + "s ").formatted(text);
    }
  }

  CellReport(PrintWriter out, Page page) {
    this.out = out;
    this.page = page;
    for (Column column : Column.DISPENSABLE) {
      if (needed() > page.width()) {
        left.add(column);
      }
    }
  }

  private int needed() {
    return EnumSet.complementOf(left).stream().mapToInt(column -> column.cell("").length()).sum()
        + WORDS;
  }

  void header() {
    LEGEND.forEach(this::line);
    if (!left.isEmpty()) {
      line(
          "(--wide shows also: %s)"
              .formatted(left.stream().map(it -> it.head).collect(joining(", "))));
    }
    Map<Column, String> heads = new EnumMap<>(Column.class);
    EnumSet.allOf(Column.class).forEach(column -> heads.put(column, column.head));
    row(heads, "");
  }

  /** A cell that was measured. */
  void measured(String name, long cycles, CellResult result) {
    List<String> faults = result.faults();
    Map<Column, String> cells = cells(name, cycles);
    cells.put(Column.TRUE, RateFormat.value(result.truth()));
    cells.put(Column.MEASURED, RateFormat.rate(result.measured()));
    cells.put(Column.INTERVAL, RateFormat.interval(result.measured().interval()));
    cells.put(Column.TO_ORACLE, "%+.3f %%".formatted(100 * result.bias()));
    if (result.truth() > 0) {
      cells.put(Column.BIAS, "±" + percent(result.halfWidth()));
    }
    cells.put(Column.PER_SECOND, "%,.0f".formatted(result.perSecond()));
    result.unboundedPerSecond().ifPresent(it -> cells.put(Column.UNBOUNDED, "%,.0f".formatted(it)));
    result.speed().ifPresent(it -> cells.put(Column.RATIO, "%.2f".formatted(it)));
    row(cells, faults.isEmpty() ? word(result) : "FAIL: " + String.join(", ", faults));
  }

  /** A cell that did not come to its end. */
  void failed(String name, long cycles, String reason) {
    row(cells(name, cycles), "FAILED: " + reason);
  }

  private static Map<Column, String> cells(String name, long cycles) {
    Map<Column, String> cells = new EnumMap<>(Column.class);
    cells.put(Column.RACE, name);
    cells.put(Column.CYCLES, "%,d".formatted(cycles));
    return cells;
  }

  private static String word(CellResult result) {
    String word = result.evidence().word();
    return result.evidence() == Evidence.WIDE
        ? word + ": interval only ±" + percent(result.halfWidth())
        : word;
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /** A row; words that do not fit beside its figures go below. */
  private void row(Map<Column, String> cells, String words) {
    StringBuilder line = new StringBuilder();
    for (Column column : Column.values()) {
      if (!left.contains(column)) {
        line.append(column.cell(cells.getOrDefault(column, "-")));
      }
    }
    if (page.isWide() || line.length() + 1 + words.length() <= page.width()) {
      line.append(' ').append(words);
      out.println(line.toString().stripTrailing());
    } else {
      out.println(line.toString().stripTrailing());
      line(BELOW + words);
    }
    out.flush();
  }

  /** A line, folded where it is too long. */
  void line(String text) {
    out.print(page.text(List.of(text)));
    out.flush();
  }
}
