package dev.vfrace.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vfrace.delay.ConstantDelay;
import dev.vfrace.delay.Delay;
import dev.vfrace.delay.EmpiricalDelay;
import dev.vfrace.delay.ExponentialDelay;
import dev.vfrace.delay.GammaDelay;
import dev.vfrace.delay.LognormalDelay;
import dev.vfrace.delay.MixtureDelay;
import dev.vfrace.delay.NormalDelay;
import dev.vfrace.delay.ParetoDelay;
import dev.vfrace.delay.UniformDelay;
import dev.vfrace.vocabulary.KernelStep;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every form of a delay that the documentation names. */
@Tag("unit")
final class DelayReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "35us | 35000 | 35000",
        "{dist = constant, value = 35us} | 35000 | 35000",
        "{dist = uniform, min = 10us, max = 30us} | 20000 | 29800",
        "{dist = exponential, mean = 1ms} | 693147.18056 | 4605170.18599",
        "{dist = normal, mean = 1ms, sd = 0.1ms} | 1000000 | 1232634.78740",
        "{dist = lognormal, median = 0.5ms, p99 = 10ms} | 500000 | 10000000",
        "{dist = gamma, shape = 1, mean = 1ms} | 693147.18056 | 4605170.18599",
        "{dist = pareto, min = 1us, alpha = 1} | 2000 | 100000",
        "{dist = empirical, quantiles = [[0, 10us], [0.5, 60us], [0.99, 200us], [1, 300us]]}"
            + " | 60000 | 200000",
        "{dist = mixture, parts = [{weight = 9, dist = constant, value = 1us},"
            + " {weight = 1, dist = constant, value = 1s}]} | 1000 | 1000000000"
      })
  void readsEachDistribution(String text, double median, double p99) {
    Delay delay = read(text);
    assertThat(delay.quantile(0.5)).isCloseTo(median, within(1e-10 * median));
    assertThat(delay.quantile(0.99)).isCloseTo(p99, within(1e-10 * p99));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{dist = mixture, parts = [{weight = 1, dist = mixture, parts = [{weight = 2,"
            + " dist = uniform, min = 0, max = 2us}]}]}"
      })
  void mixturesNest(String text) {
    assertThat(read(text).quantile(0.5)).isCloseTo(1_000, within(1e-6));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{dist = constant, value = 1us} | constant",
        "{dist = uniform, min = 1us, max = 2us} | uniform",
        "{dist = exponential, mean = 1us} | exponential",
        "{dist = normal, mean = 1us, sd = 0} | normal",
        "{dist = lognormal, median = 1us, p99 = 1us} | lognormal",
        "{dist = gamma, shape = 0.5, mean = 1us} | gamma",
        "{dist = pareto, min = 1us, alpha = 3} | pareto",
        "{dist = empirical, quantiles = [[0, 0], [1, 1us]]} | empirical",
        "{dist = mixture, parts = [{weight = 0.1, dist = constant, value = 0}]} | mixture"
      })
  void eachIsAClassOfItsOwn(String text, String dist) {
    Class<? extends Delay> expected =
        switch (dist) {
          case "constant" -> ConstantDelay.class;
          case "uniform" -> UniformDelay.class;
          case "exponential" -> ExponentialDelay.class;
          case "normal" -> NormalDelay.class;
          case "lognormal" -> LognormalDelay.class;
          case "gamma" -> GammaDelay.class;
          case "pareto" -> ParetoDelay.class;
          case "empirical" -> EmpiricalDelay.class;
          default -> MixtureDelay.class;
        };
    assertThat(read(text)).isInstanceOf(expected);
  }

  private static Delay read(String text) {
    return Loading.defines("timing.together=[]", "timing.kernel.queues=" + text)
        .timing()
        .kernel()
        .of(KernelStep.QUEUES);
  }
}
