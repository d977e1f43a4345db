package dev.vfrace.delay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What all distributions have in common, and figures that can be checked by hand. */
@Tag("unit")
final class DelayDistributionsTest {

  private static final int DRAWS = 200_000;

  static Stream<Delay> distributions() {
    return Stream.of(
        new UniformDelay(1_000, 5_000),
        new ExponentialDelay(40_000),
        new NormalDelay(100_000, 20_000),
        new NormalDelay(10_000, 20_000),
        new LognormalDelay(500_000, 10_000_000),
        new GammaDelay(0.4, 50_000),
        new GammaDelay(3, 50_000),
        new ParetoDelay(10_000, 1.5),
        empirical(),
        mixture());
  }

  private static EmpiricalDelay empirical() {
    return new EmpiricalDelay(
        List.of(
            new EmpiricalDelay.Quantile(0, 10_000),
            new EmpiricalDelay.Quantile(0.5, 60_000),
            new EmpiricalDelay.Quantile(0.99, 200_000),
            new EmpiricalDelay.Quantile(1, 300_000)));
  }

  private static MixtureDelay mixture() {
    return new MixtureDelay(
        List.of(
            new MixtureDelay.Part(9, new LognormalDelay(1_000, 5_000)),
            new MixtureDelay.Part(1, new UniformDelay(1_000_000, 2_000_000))));
  }

  /**
   * The share of draws up to a quantile is binomial; five standard deviations is one failure in two
   * million, and the seed is fixed.
   */
  @ParameterizedTest
  @MethodSource("distributions")
  void drawsFollowTheQuantiles(Delay delay) {
    long[] draws = draws(delay, 20_231_108, DRAWS);
    for (double p : new double[] {0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 0.999}) {
      double quantile = delay.quantile(p);
      if (quantile > 1) {
        double share = Arrays.stream(draws).filter(d -> d <= quantile).count() / (double) DRAWS;
        double allowed = 5 * Math.sqrt(p * (1 - p) / DRAWS) + 1e-3 * p;
        assertThat(share).as("share up to quantile %s", p).isCloseTo(p, within(allowed));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("distributions")
  void quantilesDoNotFall(Delay delay) {
    double last = 0;
    for (int i = 0; i <= 200; i++) {
      double quantile = delay.quantile(i / 200.0);
      assertThat(quantile).isGreaterThanOrEqualTo(last);
      last = quantile;
    }
  }

  @ParameterizedTest
  @MethodSource("distributions")
  void drawsAreNeitherNegativeNorEndless(Delay delay) {
    long[] draws = draws(delay, 7, 10_000);
    assertThat(LongStream.of(draws).min().orElse(-1)).isNotNegative();
    assertThat(LongStream.of(draws).max().orElse(-1)).isBetween(0L, 1_000_000_000_000_000L);
  }

  @ParameterizedTest
  @MethodSource("distributions")
  void sameSeedGivesSameDraws(Delay delay) {
    assertThat(draws(delay, 3, 100)).isEqualTo(draws(delay, 3, 100));
  }

  /** Pinned, so that a change of algorithm, or a machine that draws otherwise, shows. */
  @Test
  void drawsAreTheSameEverywhere() {
    List<String> first =
        distributions().map(delay -> Arrays.toString(draws(delay, 42, 4))).toList();
    assertThat(first)
        .containsExactly(
            "[3966, 1640, 2114, 2377]",
            "[54124, 6970, 13063, 16875]",
            "[112964, 80103, 88260, 91979]",
            "[22964, 0, 0, 1979]",
            "[1152043, 138869, 234792, 298317]",
            "[19759, 3894, 11869, 23501]",
            "[64523, 30306, 11535, 26463]",
            "[24647, 11232, 12432, 13248]",
            "[129019, 25991, 37860, 44419]",
            "[502, 758, 2167, 1793]");
  }

  static Stream<Arguments> closedForms() {
    return Stream.of(
        arguments(new UniformDelay(1_000, 5_000), 0.25, 2_000),
        arguments(new ExponentialDelay(1_000_000), 0.5, 1e6 * Math.log(2)),
        arguments(new ExponentialDelay(1_000_000), 0.99, 1e6 * Math.log(100)),
        arguments(new NormalDelay(1_000_000, 100_000), 0.975, 1_195_996.3984540054),
        arguments(new NormalDelay(1_000, 1_000_000), 0.1, 0),
        arguments(new NormalDelay(1_000, 0), 0.1, 1_000),
        arguments(new LognormalDelay(500_000, 10_000_000), 0.5, 500_000),
        arguments(new LognormalDelay(500_000, 10_000_000), 0.99, 10_000_000),
        arguments(new LognormalDelay(500, 500), 0.1, 500),
        arguments(new ParetoDelay(1_000, 2), 0.75, 2_000),
        arguments(new ParetoDelay(1_000, 1), 0.99, 100_000),
        // Shape 1 is the exponential distribution.
        arguments(new GammaDelay(1, 1_000_000), 0.5, 1e6 * Math.log(2)),
        // R 4: qgamma(0.95, shape = 3, scale = 1) = 6.295793622
        arguments(new GammaDelay(3, 3_000_000), 0.95, 6_295_793.622),
        arguments(empirical(), 0, 10_000),
        arguments(empirical(), 0.25, 35_000),
        arguments(empirical(), 0.5, 60_000),
        arguments(empirical(), 0.995, 250_000),
        arguments(empirical(), 1, 300_000));
  }

  @ParameterizedTest
  @MethodSource("closedForms")
  void quantilesAreExact(Delay delay, double p, double expected) {
    assertThat(delay.quantile(p)).isCloseTo(expected, within(1e-9 * expected));
  }

  @Test
  void unboundedTailsAreInfiniteAtTheEndAndDrawnFinite() {
    List<Delay> unbounded =
        List.of(
            new ExponentialDelay(1),
            new NormalDelay(1, 1),
            new LognormalDelay(1, 2),
            new GammaDelay(2, 1),
            new ParetoDelay(1, 1));
    assertThat(unbounded).allMatch(delay -> delay.quantile(1) == Double.POSITIVE_INFINITY);
    assertThat(draws(new ParetoDelay(1_000_000_000, 0.001), 1, 1000))
        .contains(1_000_000_000_000_000L);
  }

  @Test
  void mixtureOfConstantsStepsAtTheWeights() {
    MixtureDelay mixture =
        new MixtureDelay(
            List.of(
                new MixtureDelay.Part(3, new ConstantDelay(10)),
                new MixtureDelay.Part(1, new ConstantDelay(50))));
    assertThat(mixture.quantile(0.74)).isEqualTo(10);
    assertThat(mixture.quantile(0.76)).isEqualTo(50);
    assertThat(mixture.quantile(1)).isEqualTo(50);
  }

  @Test
  void mixtureOfUniformsHasTheQuantileOfItsDistributionFunction() {
    MixtureDelay mixture =
        new MixtureDelay(
            List.of(
                new MixtureDelay.Part(1, new UniformDelay(0, 1_000)),
                new MixtureDelay.Part(1, new UniformDelay(0, 3_000))));
    // Up to 1000 the share is x/2000 + x/6000, beyond it 1/2 + x/6000.
    assertThat(mixture.quantile(0.5)).isCloseTo(750, within(1e-6));
    assertThat(mixture.quantile(0.9)).isCloseTo(2_400, within(1e-6));
  }

  @Test
  void meanOfGammaDrawsIsTheMean() {
    double mean =
        LongStream.of(draws(new GammaDelay(2.5, 1_000_000), 5, DRAWS)).average().orElse(0);
    assertThat(mean).isCloseTo(1_000_000, within(5 * 1e6 / Math.sqrt(2.5 * DRAWS)));
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        arguments((ThrowingCallable) () -> new UniformDelay(5, 1), "min must not exceed max"),
        arguments((ThrowingCallable) () -> new UniformDelay(-1, 1), "min must not be negative"),
        arguments((ThrowingCallable) () -> new ExponentialDelay(0), "mean must be more than 0"),
        arguments((ThrowingCallable) () -> new NormalDelay(-1, 1), "mean must not be negative"),
        arguments((ThrowingCallable) () -> new NormalDelay(1, -1), "sd must not be negative"),
        arguments((ThrowingCallable) () -> new LognormalDelay(0, 1), "median must be more than 0"),
        arguments((ThrowingCallable) () -> new LognormalDelay(2, 1), "p99 must be at least"),
        arguments((ThrowingCallable) () -> new GammaDelay(0, 1), "shape must be"),
        arguments((ThrowingCallable) () -> new GammaDelay(Double.NaN, 1), "shape must be"),
        arguments((ThrowingCallable) () -> new GammaDelay(1, 0), "mean must be more than 0"),
        arguments((ThrowingCallable) () -> new ParetoDelay(0, 1), "min must be more than 0"),
        arguments((ThrowingCallable) () -> new ParetoDelay(1, 0), "alpha must be"),
        arguments((ThrowingCallable) () -> quantiles(0, 1), "at least two"),
        arguments((ThrowingCallable) () -> quantiles(0.1, 1, 1, 2), "start at 0 and end at 1"),
        arguments((ThrowingCallable) () -> quantiles(0, 1, 0.9, 2), "start at 0 and end at 1"),
        arguments((ThrowingCallable) () -> quantiles(0, -1, 1, 2), "must not be negative"),
        arguments((ThrowingCallable) () -> quantiles(0, 1, 0.5, 2, 0.5, 3, 1, 4), "must rise"),
        arguments((ThrowingCallable) () -> quantiles(0, 3, 1, 2), "must not fall"),
        arguments((ThrowingCallable) () -> new MixtureDelay(List.of()), "must not be empty"),
        arguments((ThrowingCallable) () -> weighted(0), "weight must be"),
        arguments((ThrowingCallable) () -> weighted(-1), "weight must be"),
        arguments((ThrowingCallable) () -> weighted(Double.NaN), "weight must be"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("refused")
  void impossibleParametersAreRefused(ThrowingCallable make, String rule) {
    assertThatIllegalArgumentException().isThrownBy(make).withMessageContaining(rule);
  }

  private static EmpiricalDelay quantiles(double... pairs) {
    return new EmpiricalDelay(
        Stream.iterate(0, i -> i < pairs.length, i -> i + 2)
            .map(i -> new EmpiricalDelay.Quantile(pairs[i], (long) pairs[i + 1]))
            .toList());
  }

  private static MixtureDelay weighted(double weight) {
    return new MixtureDelay(List.of(new MixtureDelay.Part(weight, Delay.ZERO)));
  }

  private static long[] draws(Delay delay, long seed, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    return LongStream.generate(() -> delay.sample(random)).limit(count).toArray();
  }
}
