package dev.vfrace.store;

/** The store cannot be used, or does not hold what was asked of it. The message is for the user. */
public final class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says what is wrong. */
  public StoreException(String message) {
    super(message);
  }

  /** Says what is wrong, and why. */
  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
