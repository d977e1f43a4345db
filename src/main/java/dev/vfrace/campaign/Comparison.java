package dev.vfrace.campaign;

/**
 * Two campaigns of a list that are compared with one another.
 *
 * @param indexA place of the one that is there now
 * @param indexB place of the one that is to be
 */
public record Comparison(int indexA, int indexB) {

  /** Whether a campaign is one of the two. */
  boolean has(int index) {
    return indexA == index || indexB == index;
  }
}
