package dev.vfrace.tune;

import java.util.List;

/**
 * A change of a timing: all its figures by the same factor, each in its direction.
 *
 * @param moves what is done to which figures
 * @param factor at least 1
 */
public record Change(List<Move> moves, double factor) {

  /** Defensive copy. */
  public Change {
    moves = List.copyOf(moves);
  }
}
