package dev.vfrace.campaign;

import java.util.Map;

/**
 * Two campaigns of a list that are compared with one another. Programs are compared by their names.
 *
 * @param indexA place of the one that is there now
 * @param indexB place of the one that is to be; a campaign is that of one comparison at most
 * @param renamed whose counts in A are to be held against those of another name in B
 */
public record Comparison(int indexA, int indexB, Map<String, String> renamed) {

  /** Defensive copy. */
  public Comparison {
    renamed = Map.copyOf(renamed);
  }

  /** By names alone. */
  public Comparison(int indexA, int indexB) {
    this(indexA, indexB, Map.of());
  }

  /** Whether a campaign is one of the two. */
  boolean has(int index) {
    return indexA == index || indexB == index;
  }
}
