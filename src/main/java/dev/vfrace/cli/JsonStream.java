package dev.vfrace.cli;

import dev.vfrace.report.Document;
import java.io.IOException;
import java.io.PrintWriter;

/** Standard output, which then holds nothing else. */
record JsonStream(PrintWriter out) implements JsonTarget {

  /** Its name on the command line. */
  static final String NAME = "-";

  @Override
  public void write(Document document) throws IOException {
    out.print(document.json());
    if (out.checkError()) {
      throw new IOException("it is closed or full");
    }
  }

  @Override
  public boolean holdsOlder() {
    return false;
  }

  @Override
  public String name() {
    return "standard output";
  }
}
