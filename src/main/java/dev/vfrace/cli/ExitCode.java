package dev.vfrace.cli;

/** The exit codes that no verdict stands for; those of a run that ended by itself are its own. */
final class ExitCode {

  /** Done as asked. */
  static final int OK = 0;

  /** A usage or configuration error: nothing was run. */
  static final int USAGE = 2;

  /** An error of vfrace itself. */
  static final int INTERNAL = 70;

  /** Ended by SIGINT or SIGTERM. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
