package dev.vfrace.page;

import dev.vfrace.report.Presentation;

/**
 * A result, and where it is from.
 *
 * @param source a file, or the identifier of a stored run, as the commands of vfrace take it
 * @param result what it holds
 * @param running whether more is to come
 */
public record Told(String source, Presentation result, boolean running) {

  /** One that is whole. */
  public Told(String source, Presentation result) {
    this(source, result, /* running= */ false);
  }
}
