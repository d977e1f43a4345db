package dev.vfrace.markup;

/**
 * An element that was written elsewhere in the program, by a writer that escapes what it is given.
 *
 * @param element well-formed
 */
public record Drawing(String element) implements Content {

  /** Refuses what is no element. */
  public Drawing {
    if (!element.startsWith("<") || !element.stripTrailing().endsWith(">")) {
      throw new IllegalArgumentException("not an element");
    }
  }

  @Override
  public void write(StringBuilder out) {
    out.append(element);
  }
}
