package dev.vfrace.settings;

import java.util.List;

/**
 * What was found out about a file.
 *
 * @param definitions in it, in the order of their keys
 * @param faults that it has, a sentence each
 * @param complete whether all faults were looked for: not where one hides what is behind it
 */
public record Linted(List<Definition> definitions, List<String> faults, boolean complete) {

  /**
   * A definition, or the settings of a part.
   *
   * @param name such as {@code userspace.probe}
   * @param values all that it has, defaults included
   */
  public record Definition(String name, List<LintedValue> values) {

    /** Defensive copy. */
    public Definition {
      values = List.copyOf(values);
    }
  }

  /** Defensive copies. */
  public Linted {
    definitions = List.copyOf(definitions);
    faults = List.copyOf(faults);
  }
}
