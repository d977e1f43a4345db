package dev.vfrace.cli;

/** Something asked for that cannot be done. The message is meant for the user. */
final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says what, where, and what is allowed. */
  UsageException(String message) {
    super(message);
  }
}
