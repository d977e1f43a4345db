package dev.vfrace.cli;

import dev.vfrace.text.Emphasis;
import dev.vfrace.text.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/** What a stream goes to, and so what may be written to it. */
enum Sink {
  /** A terminal that understands colours. */
  COLOUR_TERMINAL,
  /** A terminal whose user wants no colours. */
  TERMINAL,
  /** A file or a pipe. */
  OTHER;

  /** The file descriptor of standard output. */
  static final int OUT = 1;

  /** The file descriptor of standard error. */
  static final int ERR = 2;

  private static final Pattern COLUMNS = Pattern.compile("[0-9]{1,5}");
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  /** Whether lines may be rewritten in place. */
  boolean isTerminal() {
    return this != OTHER;
  }

  /** Whether colours may be used. */
  boolean hasColour() {
    return this == COLOUR_TERMINAL;
  }

  /** How wide a terminal is, as {@code COLUMNS} says. */
  static int columns(Map<String, String> environment) {
    String columns = environment.getOrDefault("COLUMNS", "");
    return COLUMNS.matcher(columns).matches() ? Integer.parseInt(columns) : Page.LEAST;
  }

  /** The page that it is: as wide as {@code COLUMNS} says of a terminal. */
  Page page(Map<String, String> environment) {
    Emphasis emphasis = hasColour() ? Emphasis.ANSI : Emphasis.NONE;
    int told = columns(environment);
    return new Page(isTerminal() ? Math.max(Page.LEAST, told) : Page.OF_FILE, emphasis);
  }

  /** What a file descriptor goes to; {@code NO_COLOR} and {@code TERM=dumb} are heeded. */
  static Sink of(int descriptor, Map<String, String> environment) {
    return of(isTerminal(descriptor), environment);
  }

  /** The same for a descriptor of which one thing is known. */
  static Sink of(boolean terminal, Map<String, String> environment) {
    if (!terminal || environment.getOrDefault("TERM", "").equals("dumb")) {
      return OTHER;
    }
    return environment.getOrDefault("NO_COLOR", "").isEmpty() ? COLOUR_TERMINAL : TERMINAL;
  }

  /**
   * Asks {@code /proc}: Java itself cannot tell for one descriptor. Without {@code /proc} nothing
   * counts as a terminal, which costs colours and no more.
   */
  private static boolean isTerminal(int descriptor) {
    try {
      String target =
          Files.readSymbolicLink(DESCRIPTORS.resolve(Integer.toString(descriptor))).toString();
      return target.startsWith("/dev/pts/")
          || target.startsWith("/dev/tty")
          || target.equals("/dev/console");
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }
}
