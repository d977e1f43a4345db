package dev.vfrace.calibration;

import dev.vfrace.text.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes what was learnt as a timing in HOCON. */
public final class TimingText {

  private static final String KERNEL = "kernel.";
  private static final String USERSPACE = "userspace.";

  private final Calibrated learnt;
  private final String like;
  private final Optional<RowsEntry> rows;

  /**
   * A file of rows beside the timing.
   *
   * @param file as seen from the timing's directory
   * @param sha256 of what is in it
   */
  public record RowsEntry(String file, String sha256) {}

  /**
   * A writer.
   *
   * @param like the timing that has what was not found
   * @param rows where the joint rows are; empty: only what each step takes by itself is written
   */
  public TimingText(Calibrated learnt, String like, Optional<RowsEntry> rows) {
    this.learnt = learnt;
    this.like = like;
    this.rows = rows;
  }

  /**
   * The whole text.
   *
   * @param date when it was made
   * @param version of vfrace
   */
  public String text(String date, String version) {
    List<String> lines = new ArrayList<>();
    lines.add("# Made by 'vfrace calibrate' of vfrace %s on %s.".formatted(version, date));
    lines.add(
        "# A calibration holds for the machine, and at best for the boot, that it was made on.");
    learnt.inputs().forEach(input -> lines.add("# " + input));
    learnt.notes().forEach(note -> lines.add("# Note: " + note));
    lines.add("vfrace.timing {");
    lines.add("  # What is not below is from there, and was not measured:");
    wrapped(learnt.missing()).forEach(lines::add);
    lines.add("  like = " + quoted(like));
    lines.add("  summary = " + quoted("calibrated; what was not found is from " + like));
    lines.add("  source = " + quoted(sources()));
    rows.ifPresent(entry -> addRows(lines, entry));
    addSection(lines, "kernel", KERNEL);
    addSection(lines, "userspace", USERSPACE);
    lines.add("}");
    return String.join("\n", lines) + "\n";
  }

  /** Whether the rows hold a key. */
  private boolean isInRows(String key) {
    return rows.isPresent()
        && learnt.rows().columns().contains(key.substring(key.indexOf('.') + 1));
  }

  private String sources() {
    return String.join(
        ", ",
        learnt.learnt().stream().map(it -> it.figure().source()).distinct().sorted().toList());
  }

  private void addRows(List<String> lines, RowsEntry entry) {
    lines.add(
        "  # measured: %s together: %s"
            .formatted(
                Quantity.count(learnt.rows().count(), "registration"),
                String.join(", ", learnt.rows().columns())));
    lines.add("  rows = [{ file = %s, sha256 = %s }]".formatted(quoted(entry.file), entry.sha256));
  }

  private void addSection(List<String> lines, String name, String prefix) {
    List<Calibrated.Learnt> section =
        learnt.learnt().stream()
            .filter(it -> it.figure().key().startsWith(prefix) && !isInRows(it.figure().key()))
            .toList();
    if (section.isEmpty()) {
      return;
    }
    lines.add("  " + name + " {");
    for (Calibrated.Learnt it : section) {
      Shape shape = Shape.of(it.sorted());
      lines.add("    %s = {".formatted(it.figure().key().substring(prefix.length())));
      lines.add("      %s, kind = %s".formatted(shape.keys(), it.figure().kind().word()));
      lines.add("      source = " + quoted(it.source() + "; " + shape.words()));
      lines.add("    }");
    }
    lines.add("  }");
  }

  private static List<String> wrapped(Iterable<String> words) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : words) {
      if (line.length() + word.length() > 80) {
        lines.add("  #   " + line + ",");
        line.setLength(0);
      }
      line.append(line.length() > 0 ? ", " : "").append(word);
    }
    lines.add("  #   " + (line.length() > 0 ? line : "nothing"));
    return lines;
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
