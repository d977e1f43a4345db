package dev.vfrace.settings;

import java.util.Optional;

/**
 * A setting that cannot be used. The message is meant for the user: it names the place, the key,
 * the value and what is allowed.
 */
public final class SettingsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Optional<String> path;

  /**
   * Says what is wrong and where.
   *
   * @param path the key that it is about
   */
  SettingsException(String message, String path) {
    super(message);
    this.path = Optional.of(path);
  }

  /** The key that it is about, with {@code vfrace}, if one can be named. */
  Optional<String> path() {
    return path;
  }

  /** Says what is wrong and where. */
  public SettingsException(String message) {
    super(message);
    path = Optional.empty();
  }
}
