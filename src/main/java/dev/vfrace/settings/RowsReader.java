package dev.vfrace.settings;

import dev.vfrace.delay.Delay;
import dev.vfrace.delay.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code rows} of a timing: files of measured cycles. */
final class RowsReader {

  private static final String KEY = "rows";

  private final List<RowsFile> files;
  private final Optional<Rows> rows;

  private RowsReader(List<RowsFile> files, Optional<Rows> rows) {
    this.files = files;
    this.rows = rows;
  }

  /**
   * The rows of a timing.
   *
   * @param columns what columns may be called
   */
  static RowsReader of(Section timing, List<String> columns) {
    Located at = timing.required(KEY, RowsFile.ALLOWED);
    List<RowsFile> files =
        (at.isObject() ? List.of(at) : at.items()).stream().map(RowsFile::open).toList();
    List<Rows.Part> parts = new ArrayList<>();
    for (RowsFile file : files) {
      parts.add(new Rows.Part(file.columns(columns), file.weight()));
      if (!parts.get(0).columns().keySet().equals(parts.get(parts.size() - 1).columns().keySet())) {
        throw file.error(
            "its columns %s are not those of the first, %s; allowed: the same in all"
                .formatted(
                    parts.get(parts.size() - 1).columns().keySet(),
                    parts.get(0).columns().keySet()));
      }
    }
    return new RowsReader(files, parts.isEmpty() ? Optional.empty() : Optional.of(new Rows(parts)));
  }

  /** Whether there is a column of that name. */
  boolean has(String column) {
    return rows.flatMap(it -> it.column(column)).isPresent();
  }

  /** The files, without what is in them. */
  static List<RowsFile> files(Section timing) {
    Located at = timing.required(KEY, RowsFile.ALLOWED);
    return (at.isObject() ? List.of(at) : at.items()).stream().map(RowsFile::open).toList();
  }

  /**
   * The delay in a column, which goes before the one of the same key.
   *
   * @param section where that key may be given too: not by hand, for it would be without effect
   */
  Optional<Delay> column(Section section, String key) {
    Optional<Delay> column = rows.flatMap(it -> it.column(key));
    if (column.isPresent()) {
      section
          .optional(key)
          .filter(at -> Origins.isArgument(at.value().origin()))
          .ifPresent(
              at -> {
                throw at.error(
                    "the rows of %s have a column of that name; allowed: one of both"
                        .formatted(files.get(0).path()));
              });
    }
    return column;
  }
}
