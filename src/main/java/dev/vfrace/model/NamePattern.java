package dev.vfrace.model;

import java.util.regex.Pattern;

/**
 * What the names of some interfaces match, as the shell matches file names: {@code *} any
 * characters, {@code ?} one; with a {@code !} before it, all other names.
 *
 * @param text such as {@code eth*} or {@code !eth0}
 */
public record NamePattern(String text) {

  private static final Pattern LEGAL = Pattern.compile("!?[A-Za-z0-9_.*?-]{1,15}");

  /**
   * A pattern.
   *
   * @throws IllegalArgumentException if it can match no name of an interface
   */
  public NamePattern {
    if (!LEGAL.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "no pattern of interface names; allowed: letters, digits, _ . - and the wildcards * and"
              + " ?, up to 15 of them, with ! before them for all other names");
    }
  }

  /** Whether a name matches. */
  public boolean matches(String name) {
    String regex = glob().replace(".", "\\.").replace("*", ".*").replace("?", ".");
    return name.matches(regex) != isForOthers();
  }

  /** The names in words, such as {@code any but eth0}. */
  public String words() {
    return isForOthers() ? "any but " + glob() : text;
  }

  private boolean isForOthers() {
    return text.startsWith("!");
  }

  private String glob() {
    return isForOthers() ? text.substring(1) : text;
  }
}
