package dev.vfrace.page;

/** What a result is, in a few words. */
public final class ResultTitle {

  private ResultTitle() {}

  /** The title of its report. */
  public static String of(Told told) {
    return new ResultSections(told).title();
  }
}
