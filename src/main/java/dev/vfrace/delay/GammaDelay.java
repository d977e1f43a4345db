package dev.vfrace.delay;

import java.util.random.RandomGenerator;
import org.apache.commons.statistics.distribution.GammaDistribution;

/**
 * A gamma distributed delay.
 *
 * <p>Draws use the squeeze of G. Marsaglia and W. W. Tsang, ACM Transactions on Mathematical
 * Software 26 (2000) 363-372, in strict arithmetic; it takes a little more than two uniform numbers
 * a draw. Inverting the distribution function would take one, at a hundred times the cost.
 *
 * @param shape more than 0
 * @param meanNanos more than 0
 */
public record GammaDelay(double shape, long meanNanos) implements Delay {

  /** Refuses parameters that are not positive. */
  public GammaDelay {
    Parameters.check(
        shape > 0 && shape < Double.POSITIVE_INFINITY, "shape must be a number above 0");
    Parameters.check(meanNanos > 0, "mean must be more than 0");
  }

  @Override
  public long sample(RandomGenerator random) {
    return Saturation.nanos(standardGamma(random) * scale());
  }

  @Override
  public double quantile(double p) {
    return GammaDistribution.of(shape, scale()).inverseCumulativeProbability(p);
  }

  private double scale() {
    return meanNanos / shape;
  }

  private double standardGamma(RandomGenerator random) {
    if (shape >= 1) {
      return atLeastOne(shape, random);
    }
    double boost = StrictMath.pow(random.nextDouble(), 1 / shape);
    return boost * atLeastOne(shape + 1, random);
  }

  private static double atLeastOne(double shape, RandomGenerator random) {
    double d = shape - 1.0 / 3;
    double c = 1 / StrictMath.sqrt(9 * d);
    while (true) {
      double z = StandardNormal.sample(random);
      double root = 1 + c * z;
      double logUniform = StrictMath.log(random.nextDouble());
      if (root > 0) {
        double v = root * root * root;
        if (logUniform < 0.5 * z * z + d * (1 - v + StrictMath.log(v))) {
          return d * v;
        }
      }
    }
  }
}
