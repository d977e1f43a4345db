package dev.vfrace.vocabulary;

/**
 * What a delay is the delay of: a step of the kernel, or something that a program does. Implemented
 * by enums, so that {@link #ordinal} counts from 0 within one actor's matters.
 */
public interface Matter {

  /** Its name, the same in every run: random draws are keyed by it. */
  String key();

  /** Its place among the matters of its kind. */
  int ordinal();
}
