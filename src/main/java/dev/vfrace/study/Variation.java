package dev.vfrace.study;

/**
 * One figure that is other than it is given, and no other.
 *
 * @param figure its name: {@code queues}, {@code connman latency}
 * @param given its median, or the correlation, in words
 * @param change what is done to it: {@code ÷ 2}, {@code × 2}, {@code = 0}
 */
public record Variation(String figure, String given, String change) {

  /** The figure and what is done to it. */
  public String name() {
    return figure + " " + change;
  }
}
