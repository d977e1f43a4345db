package dev.vfrace.cli;

import java.util.List;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Runs a command, or shows its help; but help is no excuse for an argument that nobody knows.
 *
 * <p>A class and no lambda: picocli's interfaces are of a class file version of which JDK 17's
 * archive of classes takes no lambda, and its dump crashes.
 */
final class NothingUnknown implements IExecutionStrategy {

  @Override
  public int execute(ParseResult parsed) {
    for (ParseResult part = parsed; ; part = part.subcommand()) {
      if (!part.unmatched().isEmpty()) {
        throw new UnmatchedArgumentException(
            part.commandSpec().commandLine(), List.copyOf(part.unmatched()));
      }
      if (!part.hasSubcommand()) {
        return new RunLast().execute(parsed);
      }
    }
  }
}
