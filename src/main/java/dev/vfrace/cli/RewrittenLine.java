package dev.vfrace.cli;

import java.io.PrintWriter;

/** For terminals: one line, rewritten in place. */
final class RewrittenLine implements ProgressView {

  private static final int BAR = 12;
  private static final int ROOM_FOR_A_BAR = 70;
  private static final String REWRITE = "\r\u001b[K";

  private final PrintWriter writer;
  private final int columns;

  /**
   * A line of a terminal.
   *
   * @param columns of it; the last stays free, since a line that wraps cannot be rewritten
   */
  RewrittenLine(PrintWriter writer, int columns) {
    this.writer = writer;
    this.columns = columns - 1;
  }

  @Override
  public void show(ProgressSoFar progress) {
    String bar = progress.fraction().stream().mapToObj(RewrittenLine::bar).findFirst().orElse("");
    String shown = columns < ROOM_FOR_A_BAR ? "" : bar;
    writer.print(REWRITE + shown + progress.describe(columns - shown.length()));
    writer.flush();
  }

  @Override
  public void end() {
    writer.print(REWRITE);
    writer.flush();
  }

  private static String bar(double fraction) {
    int done = (int) (fraction * BAR);
    return "[" + "#".repeat(done) + "-".repeat(BAR - done) + "] ";
  }
}
