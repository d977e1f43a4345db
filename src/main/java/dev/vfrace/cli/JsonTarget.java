package dev.vfrace.cli;

import dev.vfrace.report.Document;
import java.io.IOException;

/** Where the results go as JSON. */
interface JsonTarget {

  /** Writes all of it. */
  void write(Document document) throws IOException;

  /** Whether there is an older result that would be replaced. */
  boolean holdsOlder();

  /** Its name for the user. */
  String name();
}
