package dev.vfrace.delay;

import dev.vfrace.timeline.MicroBenchmark;
import java.util.Arrays;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * One draw of a delay, with the generator a campaign uses. Each fork knows one distribution only,
 * which the JIT makes use of; {@code MIXTURE} draws from all the others at random, one more number
 * a draw.
 */
public class DelaySamplerBenchmark extends MicroBenchmark {

  /** The distributions. */
  public enum Distribution {
    CONSTANT,
    UNIFORM,
    EXPONENTIAL,
    LOGNORMAL,
    EMPIRICAL,
    MIXTURE
  }

  /** What is drawn from. */
  @Param public Distribution distribution;

  private final CycleRandom random = new CycleRandom(1, 0, "benchmark");
  private Delay delay;

  /** Makes the distribution. */
  @Setup
  public void make() {
    delay = delay(distribution);
  }

  /** Draws once; modelled nanoseconds. */
  @Benchmark
  public long sample() {
    return delay.sample(random);
  }

  /** Around 50 us, as many of the shipped timings are. */
  private static Delay delay(Distribution distribution) {
    return switch (distribution) {
      case CONSTANT -> new ConstantDelay(50_000);
      case UNIFORM -> new UniformDelay(10_000, 90_000);
      case EXPONENTIAL -> new ExponentialDelay(50_000);
      case LOGNORMAL -> new LognormalDelay(50_000, 500_000);
      case EMPIRICAL ->
          new EmpiricalDelay(
              List.of(
                  new EmpiricalDelay.Quantile(0, 10_000),
                  new EmpiricalDelay.Quantile(0.5, 50_000),
                  new EmpiricalDelay.Quantile(0.9, 120_000),
                  new EmpiricalDelay.Quantile(0.99, 500_000),
                  new EmpiricalDelay.Quantile(1, 2_000_000)));
      case MIXTURE ->
          new MixtureDelay(
              Arrays.stream(Distribution.values())
                  .filter(part -> part != Distribution.MIXTURE)
                  .map(part -> new MixtureDelay.Part(1, delay(part)))
                  .toList());
    };
  }
}
