package dev.vfrace.report;

import java.util.regex.Pattern;

/** A word of a command, as a shell takes it. */
public final class ShellWord {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./,:=@%+^-]+");

  private ShellWord() {}

  /** In quotes where it needs any. */
  public static String of(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
