package dev.vfrace.markup;

/** What can be in an element. */
public interface Content {

  /** Writes it at the end. */
  void write(StringBuilder out);
}
