package dev.vfrace.study;

import java.util.List;
import java.util.Map;

/**
 * What a suite asks of every design.
 *
 * @param title of the table
 * @param reader the program whose read says how often an unslaved VF is seen; empty: any program of
 *     the image that each design is run with
 * @param legacy programs of legacy distributions
 * @param parts programs that play a part in a design and are no victims of it
 * @param outageSeconds an outage longer than this is a loss of connectivity
 * @param blocks that each campaign is cut into
 * @param notes what is to be said of a design beside its figures, by its name
 */
public record SuiteFrame(
    String title,
    String reader,
    List<String> legacy,
    List<String> parts,
    double outageSeconds,
    int blocks,
    Map<String, String> notes) {

  /** Whether each design is run with the programs of an image. */
  public boolean isOfImages() {
    return reader.isEmpty();
  }

  /** Defensive copies. */
  public SuiteFrame {
    legacy = List.copyOf(legacy);
    parts = List.copyOf(parts);
    notes = Map.copyOf(notes);
  }
}
