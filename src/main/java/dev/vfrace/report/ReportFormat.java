package dev.vfrace.report;

import java.util.Locale;

/** The forms in which a result is told. */
public enum ReportFormat {
  /** For a terminal. */
  TEXT,
  /** For a mailing list: 72 columns of ASCII, with how to get the same again. */
  MAIL,
  /** For programs. */
  JSON,
  /** To be pasted into a reply. */
  MARKDOWN,
  /** For a spreadsheet. */
  CSV,
  /** The rows of the former as objects of JSON, a line each. */
  JSONL,
  /** For those who collect figures of many machines. */
  OPENMETRICS,
  /** As tests, for those who collect the kernel's. */
  KTAP,
  /** As tests, for CI systems. */
  JUNIT;

  /** Its name on the command line and in configuration. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
