package dev.vfrace.cli;

import java.io.IOException;

/** Where the results go as JSON. */
interface JsonTarget {

  /** Writes the whole text. */
  void write(String json) throws IOException;

  /** Its name for the user. */
  String name();
}
