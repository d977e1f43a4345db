package dev.vfrace.cli;

import java.io.IOException;

/** A result that could not be put where it was wanted. */
final class OutputException extends IOException {

  private static final long serialVersionUID = 1L;

  /** Says where, and why not. */
  OutputException(String target, IOException reason) {
    super("cannot write the results to " + target + ": " + reason, reason);
  }
}
