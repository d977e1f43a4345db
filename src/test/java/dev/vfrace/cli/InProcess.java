package dev.vfrace.cli;

import dev.vfrace.settings.Catalogue;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What came of a command that was run in this process.
 *
 * @param exitCode its exit code
 * @param out its standard output
 * @param err its standard error
 */
public record InProcess(int exitCode, String out, String err) {

  /** Arguments for a run that ends at once. */
  static final String[] TINY = {
    "run", "--cycles", "50", "--lanes", "2", "--threads", "1", "--timing", "raw"
  };

  private static final Engine NO_ENGINE =
      (settings, progress, stop) -> {
        throw new AssertionError("a campaign was run");
      };

  /** Runs a command that may not run a campaign. */
  public static InProcess vfrace(String... args) {
    return vfrace(NO_ENGINE, args);
  }

  /** Runs a command that may run campaigns. */
  public static InProcess campaign(String... args) {
    return vfrace(Engine.actors(), args);
  }

  /** Runs a command. */
  static InProcess vfrace(Engine engine, String... args) {
    return vfrace(engine, new CompletableFuture<>(), args);
  }

  /** Runs a command that writes to a terminal of 80 columns, and may not run a campaign. */
  static InProcess terminal(String... args) {
    return terminal(NO_ENGINE, args);
  }

  /** Runs a command that writes to a terminal of 80 columns. */
  static InProcess terminal(Engine engine, String... args) {
    return vfrace(
        new Surroundings(
            Catalogue.confDir(), Sink.TERMINAL, Sink.OTHER, engine, new CompletableFuture<>()),
        args);
  }

  /** Runs a command whose output and errors go to a terminal of 80 columns. */
  static InProcess terminals(String... args) {
    return vfrace(
        new Surroundings(
            Catalogue.confDir(),
            Sink.TERMINAL,
            Sink.TERMINAL,
            Engine.actors(),
            new CompletableFuture<>()),
        args);
  }

  /** Runs a command that is interrupted when {@code stop} completes. */
  static InProcess vfrace(Engine engine, CompletableFuture<?> stop, String... args) {
    return vfrace(engine, stop, Optional.empty(), args);
  }

  /** Runs a command that keeps its runs in a store. */
  static InProcess vfrace(
      Engine engine, CompletableFuture<?> stop, Optional<Path> store, String... args) {
    return vfrace(
        new Surroundings(
            Catalogue.confDir(),
            Sink.OTHER,
            Sink.OTHER,
            engine,
            stop,
            store,
            TypedCommand.of(args)),
        args);
  }

  private static InProcess vfrace(Surroundings surroundings, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        Main.commandLine(surroundings, args)
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(args);
    return new InProcess(exitCode, out.toString(), err.toString());
  }

  /** Runs a tiny campaign with the real engine. */
  static InProcess tinyRun(String... more) {
    return tinyRun(Engine.actors(), more);
  }

  /** Runs a tiny campaign. */
  static InProcess tinyRun(Engine engine, String... more) {
    String[] args = new String[TINY.length + more.length];
    System.arraycopy(TINY, 0, args, 0, TINY.length);
    System.arraycopy(more, 0, args, TINY.length, more.length);
    return vfrace(engine, args);
  }
}
