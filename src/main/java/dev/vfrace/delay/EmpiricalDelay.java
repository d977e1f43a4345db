package dev.vfrace.delay;

import java.util.List;
import java.util.random.RandomGenerator;

/** A delay given by measured quantiles, linear between them. */
public final class EmpiricalDelay implements Delay {

  private final double[] shares;
  private final long[] nanos;

  /**
   * One measured quantile.
   *
   * @param share of draws that do not exceed {@code nanos}, from 0 to 1
   * @param nanos at least 0
   */
  public record Quantile(double share, long nanos) {}

  /**
   * A delay with these quantiles.
   *
   * @param quantiles from share 0 to share 1, shares rising, delays not falling
   */
  public EmpiricalDelay(List<Quantile> quantiles) {
    int count = quantiles.size();
    Parameters.check(count >= 2, "quantiles must have at least two entries");
    shares = quantiles.stream().mapToDouble(Quantile::share).toArray();
    nanos = quantiles.stream().mapToLong(Quantile::nanos).toArray();
    Parameters.check(
        shares[0] == 0 && shares[count - 1] == 1, "quantiles must start at 0 and end at 1");
    Parameters.check(nanos[0] >= 0, "quantiles must not be negative");
    for (int i = 1; i < count; i++) {
      Parameters.check(shares[i - 1] < shares[i], "the shares of quantiles must rise");
      Parameters.check(nanos[i - 1] <= nanos[i], "the delays of quantiles must not fall");
    }
  }

  @Override
  public long sample(RandomGenerator random) {
    return Saturation.nanos(quantile(random.nextDouble()));
  }

  @Override
  public double quantile(double p) {
    int upper = 1;
    while (upper < shares.length - 1 && shares[upper] < p) {
      upper++;
    }
    double share = (p - shares[upper - 1]) / (shares[upper] - shares[upper - 1]);
    return nanos[upper - 1] + share * (nanos[upper] - nanos[upper - 1]);
  }

  @Override
  public String toString() {
    return "EmpiricalDelay[" + shares.length + " quantiles]";
  }
}
