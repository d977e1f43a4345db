package dev.vfrace.results;

/** How text stands out on a terminal, if it may. */
enum Emphasis {
  /** Not at all. */
  NONE(false),
  /** By ANSI sequences (ECMA-48, Select Graphic Rendition). */
  ANSI(true);

  private static final String BOLD = "1";
  private static final String RED = "31";
  private static final String GREEN = "32";
  private static final String YELLOW = "33";

  private final boolean sequences;

  Emphasis(boolean sequences) {
    this.sequences = sequences;
  }

  String heading(String text) {
    return render(BOLD, text);
  }

  String bad(String text) {
    return render(RED, text);
  }

  String good(String text) {
    return render(GREEN, text);
  }

  String open(String text) {
    return render(YELLOW, text);
  }

  private String render(String attribute, String text) {
    return sequences ? "\u001b[" + attribute + "m" + text + "\u001b[0m" : text;
  }
}
