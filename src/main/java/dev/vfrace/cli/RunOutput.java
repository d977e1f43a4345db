package dev.vfrace.cli;

import dev.vfrace.report.Document;
import dev.vfrace.report.Presentation;
import dev.vfrace.report.ReportFormat;
import dev.vfrace.settings.RunOptions;
import dev.vfrace.text.Page;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

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
    return surroundings.err().isTerminal()
        ? new RewrittenLine(err, Sink.columns(System.getenv()))
        : new PlainLines(err);
  }

  /** Something that has gone wrong, which costs no result. */
  void warn(String text) {
    err.print(surroundings.note("vfrace: " + text));
    err.flush();
  }

  /** Something good to know, unless quiet is wanted. */
  void note(String text) {
    if (!options.quiet()) {
      warn(text);
    }
  }

  /**
   * A result, in every form asked for; the table is shown even if the JSON cannot be written.
   *
   * @throws OutputException if the JSON could not be written
   */
  void result(Presentation result) throws OutputException {
    ReportFormat format = options.format();
    put(
        isAnythingCounted(result),
        result::document,
        page -> format == ReportFormat.TEXT ? result.text(page) : result.in(format));
  }

  /**
   * A lab run beside its prediction, in every form asked for, as {@link #result}.
   *
   * @throws OutputException if the JSON could not be written
   */
  void agreement(Document document, Function<Page, String> text) throws OutputException {
    put(/* isAnythingCounted= */ true, () -> document, text);
  }

  private static boolean isAnythingCounted(Presentation result) {
    return result.runs().stream().anyMatch(run -> run.course().cycles() > 0);
  }

  /** Where nothing was counted, an older result is not replaced. */
  private void put(
      boolean isAnythingCounted, Supplier<Document> asJson, Function<Page, String> asTable)
      throws OutputException {
    try {
      if (json.isPresent() && !isAnythingCounted && json.get().holdsOlder()) {
        warn("no cycle was counted; %s stays as it was".formatted(json.get().name()));
      } else if (json.isPresent()) {
        writeJson(json.get(), asJson.get());
      }
    } finally {
      table(asTable);
    }
  }

  private static void writeJson(JsonTarget target, Document document) throws OutputException {
    try {
      target.write(document);
    } catch (IOException e) {
      throw new OutputException(target.name(), e);
    }
  }

  private void table(Function<Page, String> asTable) {
    boolean outIsTaken = json.isPresent() && json.get() instanceof JsonStream;
    if (outIsTaken && options.quiet()) {
      return;
    }
    PrintWriter writer = outIsTaken ? err : out;
    Sink sink = outIsTaken ? surroundings.err() : surroundings.out();
    writer.print(asTable.apply(surroundings.page(sink, options.wide())));
    writer.flush();
  }
}
