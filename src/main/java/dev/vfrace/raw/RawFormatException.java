package dev.vfrace.raw;

/** What was to be read is no raw run. The message is meant for the user. */
public final class RawFormatException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says what is wrong, and where. */
  public RawFormatException(String message) {
    super(message);
  }

  /** Says what is wrong, and why. */
  public RawFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
