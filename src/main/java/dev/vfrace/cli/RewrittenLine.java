package dev.vfrace.cli;

import java.io.PrintWriter;

/** For terminals: one line, rewritten in place. */
final class RewrittenLine implements ProgressView {

  /** Narrower than the usual terminal: a line that wraps cannot be rewritten. */
  private static final int WIDTH = 79;

  private static final int BAR = 12;
  private static final String REWRITE = "\r\u001b[K";

  private final PrintWriter writer;

  RewrittenLine(PrintWriter writer) {
    this.writer = writer;
  }

  @Override
  public void show(ProgressSoFar progress) {
    String bar = progress.fraction().stream().mapToObj(RewrittenLine::bar).findFirst().orElse("");
    String line = bar + progress.describe();
    writer.print(REWRITE + line.substring(0, Math.min(WIDTH, line.length())));
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
