package dev.vfrace.cli;

/** The exit codes that are spoken of; those of a run that ended by itself are its verdict's. */
final class ExitCode {

  /** Done as asked. */
  static final int OK = 0;

  /** A usage or configuration error: nothing was run. */
  static final int USAGE = 2;

  /** An expectation is not decided: the verdict's. */
  static final int INCONCLUSIVE = 3;

  /** The figures are not to be trusted: the verdict's. */
  static final int UNTRUSTED = 4;

  /** An error of vfrace itself. */
  static final int INTERNAL = 70;

  /** Ended by SIGINT or SIGTERM. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
