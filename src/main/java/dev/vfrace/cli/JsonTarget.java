package dev.vfrace.cli;

import dev.vfrace.report.Document;
import java.io.IOException;

/** Where the results go as JSON. */
interface JsonTarget {

  /** Writes all of it. */
  void write(Document document) throws IOException;

  /** Its name for the user. */
  String name();
}
