package dev.vfrace.text;

/** How text stands out on a terminal, if it may. */
public enum Emphasis {
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

  public String heading(String text) {
    return render(BOLD, text);
  }

  public String bad(String text) {
    return render(RED, text);
  }

  public String good(String text) {
    return render(GREEN, text);
  }

  public String open(String text) {
    return render(YELLOW, text);
  }

  private String render(String attribute, String text) {
    return sequences ? "\u001b[" + attribute + "m" + text + "\u001b[0m" : text;
  }
}
