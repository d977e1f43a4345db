package dev.vfrace.calibration;

import dev.vfrace.text.Page;
import dev.vfrace.text.Quantity;
import dev.vfrace.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Tells what was learnt. */
public final class CalibrationText {

  private static final int SHOWN_PAIRS = 5;

  private final Calibrated learnt;
  private final String like;
  private final boolean withRows;

  /**
   * A teller.
   *
   * @param like the timing that has what was not found
   * @param withRows whether the joint rows are kept
   */
  public CalibrationText(Calibrated learnt, String like, boolean withRows) {
    this.learnt = learnt;
    this.like = like;
    this.withRows = withRows;
  }

  /** The lines; those of the table fit a page. */
  public List<String> lines(Page page) {
    List<String> lines = new ArrayList<>(learnt.inputs());
    lines.add("");
    TextTable table = TextTable.ofWords();
    table.add("key", "kind", "samples", "median (range)", "from");
    learnt.learnt().forEach(it -> table.add(row(it.figure().key(), it)));
    learnt.others().forEach(it -> table.add(row("(not written)", it)));
    lines.addAll(table.lines(page));
    lines.add("");
    lines.add("from " + like + ", not measured: " + String.join(", ", learnt.missing()));
    lines.addAll(correlations());
    learnt.notes().forEach(note -> lines.add("note: " + note));
    if (!learnt.knowsWindow()) {
      lines.add(
          "note: nothing here bounds the whole window in which a program can meet the VF unmarked:"
              + " what is between the uevent and the join is from "
              + like
              + ". ftrace does: vfrace trace-script");
    }
    return lines;
  }

  private static List<String> row(String key, Calibrated.Learnt it) {
    return List.of(
        key,
        it.figure().kind().word(),
        Quantity.count(it.sorted().length) + (it.left() > 0 ? "+" : ""),
        Shape.range(it.sorted()),
        it.figure().source() + ": " + it.figure().meaning());
  }

  private List<String> correlations() {
    List<JointRows.Pair> strong = learnt.rows().strong();
    if (learnt.rows().count() == 0) {
      return List.of();
    }
    if (strong.isEmpty()) {
      return List.of(
          "rank correlations: none above %s among %s"
              .formatted(JointRows.STRONG, Quantity.count(learnt.rows().count(), "registration")));
    }
    String shown =
        strong.stream()
            .limit(SHOWN_PAIRS)
            .map(JointRows.Pair::words)
            .collect(Collectors.joining(", "));
    List<String> lines = new ArrayList<>();
    lines.add(
        "rank correlations above %s: %d of %d pairs; the strongest: %s"
            .formatted(JointRows.STRONG, strong.size(), pairs(), shown));
    if (!withRows) {
      lines.add(
          "warning: only what each step takes by itself is kept, which can change a rate by several"
              + " times; --rows FILE.csv keeps them together. What rises and falls together is left"
              + " to 'together' of "
              + like);
    }
    return lines;
  }

  private int pairs() {
    int columns = learnt.rows().columns().size();
    return columns * (columns - 1) / 2;
  }
}
