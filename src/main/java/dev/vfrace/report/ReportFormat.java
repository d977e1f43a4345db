package dev.vfrace.report;

/** The forms in which a result is told. */
public enum ReportFormat {
  /** For a terminal. */
  TEXT,
  /** For programs. */
  JSON,
  /** To be pasted into a reply. */
  MARKDOWN,
  /** For a spreadsheet. */
  CSV
}
