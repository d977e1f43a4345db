package dev.vfrace.cli;

import dev.vfrace.calibration.CalibrationException;
import dev.vfrace.raw.RawFormatException;
import dev.vfrace.settings.SettingsException;
import dev.vfrace.store.StoreException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells the user what went wrong, in one line where it can be, and picks the exit code. */
final class Errors implements IParameterExceptionHandler, IExecutionExceptionHandler {

  @Override
  public int handleParseException(ParameterException problem, String[] args) {
    CommandLine command = problem.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("vfrace: " + problem.getMessage());
    UnmatchedArgumentException.printSuggestions(problem, err);
    err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    err.flush();
    return ExitCode.USAGE;
  }

  @Override
  public int handleExecutionException(
      Exception problem, CommandLine command, ParseResult parseResult) {
    if (isOfDescriptors(problem)) {
      tell(command, problem.getMessage() + " (ulimit -n)");
      return ExitCode.INTERNAL;
    }
    if (problem instanceof SettingsException
        || problem instanceof UsageException
        || problem instanceof CalibrationException
        || problem instanceof RawFormatException
        || problem instanceof StoreException) {
      tell(command, String.valueOf(problem.getMessage()));
      return ExitCode.USAGE;
    }
    if (problem instanceof OutputException) {
      tell(command, String.valueOf(problem.getMessage()));
      return ExitCode.INTERNAL;
    }
    return internal(command, problem);
  }

  /** What the system does not give is no fault of what was to be read. */
  private static boolean isOfDescriptors(Exception problem) {
    return String.valueOf(problem.getMessage()).endsWith(": Too many open files");
  }

  /** An error of vfrace itself. Logging starts only here: most commands end without it. */
  static int internal(CommandLine command, Throwable problem) {
    Optional<String> shortage = Memory.shortage(problem);
    if (shortage.isPresent()) {
      tell(command, shortage.get());
      return ExitCode.INTERNAL;
    }
    tell(command, "internal error: " + problem);
    LoggerFactory.getLogger(Errors.class).error("unexpected", problem);
    return ExitCode.INTERNAL;
  }

  /** What was to be told on standard output is lost. */
  static int notWritten(CommandLine command, IOException reason) {
    tell(command, "cannot write to standard output: " + reason.getMessage());
    return ExitCode.INTERNAL;
  }

  private static void tell(CommandLine command, String message) {
    command.getErr().println("vfrace: " + message);
    command.getErr().flush();
  }
}
