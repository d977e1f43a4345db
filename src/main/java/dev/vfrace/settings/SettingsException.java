package dev.vfrace.settings;

/**
 * A setting that cannot be used. The message is meant for the user: it names the place, the key,
 * the value and what is allowed.
 */
public final class SettingsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says what is wrong and where. */
  public SettingsException(String message) {
    super(message);
  }
}
