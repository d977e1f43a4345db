package dev.vfrace.delay;

import java.util.List;
import java.util.random.RandomGenerator;

/** A delay drawn from one of several parts, each with its weight. */
public final class MixtureDelay implements Delay {

  private static final int HALVINGS = 64;

  private final double[] shares;
  private final Delay[] delays;

  /**
   * One part of a mixture.
   *
   * @param weight more than 0, relative to the other parts
   * @param delay what is drawn when the part is chosen
   */
  public record Part(double weight, Delay delay) {}

  /**
   * A mixture of these parts.
   *
   * @param parts at least one
   */
  public MixtureDelay(List<Part> parts) {
    Parameters.check(!parts.isEmpty(), "parts must not be empty");
    for (Part part : parts) {
      Parameters.check(
          part.weight > 0 && part.weight < Double.POSITIVE_INFINITY,
          "weight must be a number above 0");
    }
    double total = parts.stream().mapToDouble(Part::weight).sum();
    shares = parts.stream().mapToDouble(part -> part.weight / total).toArray();
    delays = parts.stream().map(Part::delay).toArray(Delay[]::new);
  }

  @Override
  public long sample(RandomGenerator random) {
    double left = random.nextDouble();
    int chosen = 0;
    while (chosen < shares.length - 1 && left >= shares[chosen]) {
      left -= shares[chosen];
      chosen++;
    }
    return delays[chosen].sample(random);
  }

  @Override
  public double quantile(double p) {
    double low = Double.POSITIVE_INFINITY;
    double high = 0;
    for (Delay delay : delays) {
      double ofPart = delay.quantile(p);
      low = Math.min(low, ofPart);
      high = Math.max(high, ofPart);
    }
    if (Double.isInfinite(high)) {
      return high;
    }
    for (int i = 0; i < HALVINGS; i++) {
      double middle = low + (high - low) / 2;
      if (shareUpTo(middle) >= p) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  private double shareUpTo(double nanos) {
    double share = 0;
    for (int i = 0; i < delays.length; i++) {
      share += shares[i] * shareUpTo(nanos, delays[i]);
    }
    return share;
  }

  private static double shareUpTo(double nanos, Delay delay) {
    if (delay.quantile(1) <= nanos) {
      return 1;
    }
    double low = 0;
    double high = 1;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = low + (high - low) / 2;
      if (delay.quantile(middle) <= nanos) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  @Override
  public String toString() {
    return "MixtureDelay[" + delays.length + " parts]";
  }
}
