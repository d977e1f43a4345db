package dev.vfrace.tune;

/**
 * What is done to one figure.
 *
 * @param figure its key, without {@code vfrace}
 * @param longer whether it becomes longer, by a factor, or shorter
 */
public record Move(String figure, boolean longer) {

  /** By what the figure is multiplied. */
  public double multiple(double factor) {
    return longer ? factor : 1 / factor;
  }

  /** In words: {@code timing.kernel.queues divided by 2.9}. */
  public String words(String factor) {
    return "%s %s %s".formatted(figure, longer ? "times" : "divided by", factor);
  }
}
