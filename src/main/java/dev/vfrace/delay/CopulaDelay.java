package dev.vfrace.delay;

import java.util.random.RandomGenerator;

/**
 * A delay of a {@link Copula}.
 *
 * @param alone its own distribution
 * @param matter of its first delay in a cycle
 * @param loadings how it goes with the others
 */
record CopulaDelay(Delay alone, String matter, Copula.Loadings loadings) implements JointDelay {

  /**
   * A member that has several delays in a cycle, as a program has that handles two messages, has
   * each correlated with the others', and not twice the same.
   */
  @Override
  public long sampleJointly(CycleRandom random, long cycle, String ofMatter, int repeat) {
    long[] sources = loadings.sources();
    int own = sources.length - 1;
    double normal = 0;
    for (int at = 0; at <= own; at++) {
      boolean further = at == own && !ofMatter.equals(matter);
      long source = further ? sources[at] + 31L * ofMatter.hashCode() : sources[at];
      random.restart(cycle, 31L * source + repeat);
      normal += loadings.weights()[at] * StandardNormal.quantile(within(random));
    }
    return Saturation.nanos(alone.quantile(StandardNormal.share(normal)));
  }

  @Override
  public long sample(RandomGenerator random) {
    return alone.sample(random);
  }

  @Override
  public double quantile(double p) {
    return alone.quantile(p);
  }

  @Override
  public String toString() {
    return alone + " correlated";
  }

  /** A uniform number that is neither 0 nor 1. */
  private static double within(RandomGenerator random) {
    return ((random.nextLong() >>> 12) + 0.5) * 0x1.0p-52;
  }
}
