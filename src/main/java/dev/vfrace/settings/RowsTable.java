package dev.vfrace.settings;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads comma-separated measured cycles: a header such as {@code queues (us),wake-up (us)}, a line
 * a cycle, and, if sections are told apart, a column {@code section}.
 */
final class RowsTable {

  private static final Map<String, Integer> DIGITS = Map.of("ns", 0, "us", 3, "ms", 6, "s", 9);
  private static final Pattern HEADER = Pattern.compile("([a-z0-9-]+)\\s*\\((ns|us|ms|s)\\)");
  private static final String SECTION = "section";
  private static final int MAX_ROWS = 1_000_000;
  private static final int MAX_CHARACTERS = 40;
  private static final BigDecimal MAX_NANOS = BigDecimal.valueOf(1_000_000_000_000_000L);

  private final Path path;
  private final List<String> known;
  private final Optional<String> section;

  /**
   * A table.
   *
   * @param path for messages
   * @param known what columns may be called
   * @param section the rows to take; empty: all
   */
  RowsTable(Path path, List<String> known, Optional<String> section) {
    this.path = path;
    this.known = known;
    this.section = section;
  }

  /** A column: its name and how many digits its unit is from nanoseconds. */
  private record Column(String name, int digits) {
    boolean isSection() {
      return digits < 0;
    }
  }

  /** The delays in nanoseconds by column. */
  Map<String, long[]> read(byte[] content) {
    List<String> lines = new String(content, StandardCharsets.UTF_8).lines().toList();
    if (lines.isEmpty()) {
      throw error(1, "is empty; allowed: a header such as queues (us),wake-up (us)");
    }
    List<Column> header = header(cells(lines.get(0)));
    List<long[]> rows = new ArrayList<>();
    for (int line = 1; line < lines.size(); line++) {
      List<String> cells = cells(lines.get(line));
      if (cells.size() != header.size()) {
        throw error(
            line + 1, cells.size() + " columns; allowed: as in the header, " + header.size());
      }
      if (isWanted(header, cells)) {
        rows.add(row(line + 1, header, cells));
      }
      if (rows.size() > MAX_ROWS) {
        throw error(line + 1, "too many rows; allowed: up to 1,000,000");
      }
    }
    if (rows.isEmpty()) {
      throw error(
          1,
          section.map(it -> "no row of section " + it).orElse("no row") + "; allowed: 1 or more");
    }
    Map<String, long[]> columns = new TreeMap<>();
    for (int at = 0; at < header.size(); at++) {
      int place = at;
      if (!header.get(at).isSection()) {
        columns.put(header.get(at).name, rows.stream().mapToLong(row -> row[place]).toArray());
      }
    }
    return columns;
  }

  private List<Column> header(List<String> cells) {
    List<Column> header = new ArrayList<>();
    for (String cell : cells) {
      Column column = cell.equals(SECTION) ? new Column(SECTION, -1) : column(cell, header.size());
      if (header.stream().anyMatch(it -> it.name.equals(column.name))) {
        throw error(1, header.size(), cell, "is there twice; allowed: once");
      }
      header.add(column);
    }
    if (section.isPresent() && header.stream().noneMatch(Column::isSection)) {
      throw error(1, "no column section; allowed: one, for a section is asked for");
    }
    if (header.stream().allMatch(Column::isSection)) {
      throw error(1, "no column but section; allowed: at least one delay");
    }
    return header;
  }

  private Column column(String cell, int place) {
    Matcher matcher = HEADER.matcher(cell);
    if (!matcher.matches()) {
      throw error(
          1, place, cell, "not a name and a unit; allowed: such as queues (us); ns, us, ms, s");
    }
    String name = matcher.group(1);
    if (!known.contains(name)) {
      throw error(
          1,
          place,
          cell,
          "unknown column"
              + Nearest.suggestion(name, known)
              + "; allowed: section, "
              + String.join(", ", known));
    }
    return new Column(name, DIGITS.getOrDefault(matcher.group(2), 0));
  }

  private boolean isWanted(List<Column> header, List<String> cells) {
    for (int at = 0; at < header.size(); at++) {
      if (header.get(at).isSection() && section.isPresent()) {
        return cells.get(at).equals(section.get());
      }
    }
    return true;
  }

  private long[] row(int line, List<Column> header, List<String> cells) {
    long[] row = new long[header.size()];
    for (int at = 0; at < row.length; at++) {
      Column column = header.get(at);
      row[at] = column.isSection() ? 0 : nanos(line, column, cells.get(at));
    }
    return row;
  }

  private long nanos(int line, Column column, String cell) {
    String allowed = "; allowed: a number from 0 up to 11 days, such as 12.5";
    BigDecimal nanos;
    try {
      // a long number is refused before anybody computes with its exponent
      nanos =
          cell.length() > MAX_CHARACTERS || cell.indexOf('e') >= 0 || cell.indexOf('E') >= 0
              ? BigDecimal.ONE.negate()
              : new BigDecimal(cell).scaleByPowerOfTen(column.digits);
    } catch (NumberFormatException e) {
      throw error(line, column.name, cell, "not a number" + allowed);
    }
    if (nanos.signum() < 0 || nanos.compareTo(MAX_NANOS) > 0) {
      throw error(line, column.name, cell, "out of range" + allowed);
    }
    return Math.round(nanos.doubleValue());
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.split(",", -1)).map(String::strip).toList();
  }

  private SettingsException error(int line, int place, String cell, String problem) {
    return error(line, String.valueOf(place + 1), cell, problem);
  }

  private SettingsException error(int line, String column, String cell, String problem) {
    String shown =
        cell.length() > MAX_CHARACTERS ? cell.substring(0, MAX_CHARACTERS) + "..." : cell;
    return error(line, "column %s: '%s': %s".formatted(column, shown, problem));
  }

  private SettingsException error(int line, String problem) {
    return new SettingsException("%s:%d: %s".formatted(path, line, problem));
  }
}
