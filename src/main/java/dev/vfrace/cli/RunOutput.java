package dev.vfrace.cli;

import dev.vfrace.results.JsonReport;
import dev.vfrace.results.RunResult;
import dev.vfrace.results.TextReport;
import dev.vfrace.settings.RunOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;

/** Puts what a run has to say where it belongs. */
final class RunOutput {

  private final RunOptions options;
  private final PrintWriter out;
  private final PrintWriter err;
  private final Surroundings surroundings;
  private final Optional<JsonTarget> json;

  /**
   * Opens the outputs.
   *
   * @throws UsageException if the results could not be written
   */
  RunOutput(RunOptions options, PrintWriter out, PrintWriter err, Surroundings surroundings) {
    this.options = options;
    this.out = out;
    this.err = err;
    this.surroundings = surroundings;
    this.json =
        options
            .json()
            .map(name -> name.equals(JsonStream.NAME) ? new JsonStream(out) : JsonFile.open(name));
  }

  /** How progress is shown. */
  ProgressView progress() {
    if (options.quiet() || !options.progress()) {
      return ProgressView.NONE;
    }
    return surroundings.err().isTerminal() ? new RewrittenLine(err) : new PlainLines(err);
  }

  /** Something good to know, unless quiet is wanted. */
  void note(String text) {
    if (!options.quiet()) {
      err.println("vfrace: " + text);
      err.flush();
    }
  }

  /**
   * The result, in every form asked for; the table is shown even if the JSON cannot be written.
   *
   * @throws OutputException if the JSON could not be written
   */
  void result(RunResult result) throws OutputException {
    try {
      if (json.isPresent()) {
        writeJson(json.get(), result);
      }
    } finally {
      table(result);
    }
  }

  private static void writeJson(JsonTarget target, RunResult result) throws OutputException {
    try {
      target.write(new JsonReport().render(result));
    } catch (IOException e) {
      throw new OutputException(target.name(), e);
    }
  }

  private void table(RunResult result) {
    boolean outIsTaken = json.isPresent() && json.get() instanceof JsonStream;
    if (outIsTaken && options.quiet()) {
      return;
    }
    PrintWriter writer = outIsTaken ? err : out;
    Sink sink = outIsTaken ? surroundings.err() : surroundings.out();
    TextReport report = sink.hasColour() ? TextReport.ansi() : TextReport.plain();
    writer.print(report.render(result));
    writer.flush();
  }
}
