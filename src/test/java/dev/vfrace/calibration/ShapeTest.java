package dev.vfrace.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class ShapeTest {

  @Test
  void manySamplesAreTheirOwnQuantiles() {
    Shape shape = Shape.of(LongStream.rangeClosed(0, 10_000).toArray());
    assertThat(shape.words()).contains("60 knots");
    assertThat(shape.keys()).startsWith("dist = empirical, quantiles = [[0, 0ns], [0.001, 10ns]");
    assertThat(shape.keys()).endsWith("[0.999, 9990ns], [1, 10000ns]]");
    assertThat(shape.keys().split("ns\\]", -1)).hasSize(61);
  }

  @Test
  void asManyKnotsAsSamplesWhereThereAreFewer() {
    Shape shape = Shape.of(LongStream.range(0, 30).toArray());
    assertThat(shape.words()).contains("30 knots");
  }

  @Test
  void fewLognormalSamplesAreFittedAsSuch() {
    Random random = new Random(5);
    long[] samples =
        IntStream.range(0, 29)
            .mapToLong(at -> Math.round(100_000 * Math.exp(random.nextGaussian())))
            .sorted()
            .toArray();
    Shape shape = Shape.of(samples);
    assertThat(shape.words()).contains("fitted: Kolmogorov-Smirnov D = ").doesNotContain("BADLY");
    assertThat(shape.keys()).matches("dist = (lognormal, median|gamma, shape|exponential, mean).*");
  }

  @Test
  void aBadFitIsSaid() {
    long[] twoHumps = new long[28];
    Arrays.fill(twoHumps, 0, 14, 1000);
    Arrays.fill(twoHumps, 14, 28, 1_000_000);
    assertThat(Shape.of(twoHumps).words()).contains("FITS BADLY");
  }

  @Test
  void equalSamplesAreAConstant() {
    assertThat(Shape.of(new long[] {34_000, 34_000}).keys())
        .isEqualTo("dist = constant, value = 34000ns");
    assertThat(Shape.of(new long[] {7}).words()).isEqualTo("one sample");
  }

  @Test
  void samplesOfZeroHaveACurveToo() {
    assertThat(Shape.of(new long[] {0, 0, 1000, 5000}).keys())
        .isEqualTo("dist = exponential, mean = 1500ns");
  }
}
