package dev.vfrace.cli;

import java.io.PrintWriter;
import java.time.Duration;

/** For files and pipes: one line after 5 s, then one every 15 s. */
final class PlainLines implements ProgressView {

  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final Duration PERIOD = Duration.ofSeconds(15);

  private final PrintWriter writer;
  private Duration due = FIRST;

  PlainLines(PrintWriter writer) {
    this.writer = writer;
  }

  @Override
  public void show(ProgressSoFar progress) {
    if (progress.elapsed().compareTo(due) < 0) {
      return;
    }
    while (due.compareTo(progress.elapsed()) <= 0) {
      due = due.plus(PERIOD);
    }
    writer.println("vfrace: " + progress.describe());
    writer.flush();
  }
}
