package dev.vfrace.delay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
final class CopulaTest {

  private static final int CYCLES = 50_000;
  private static final Delay WINDOW = new LognormalDelay(450_000, 9_900_000);
  private static final Delay LATENCY = new ExponentialDelay(300_000);

  private final CycleRandom random = new CycleRandom(1, 0, "test");

  /** Five standard deviations of a rank correlation of independent delays are 0.022. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.3, 0.65, 0.95})
  void hasTheRankCorrelationAskedFor(double asked) {
    Copula copula = new Copula(List.of(group(asked, "queues", "list", "wicked")));
    assertThat(correlation(copula, "queues", "wicked")).isCloseTo(asked, within(0.022));
    assertThat(correlation(copula, "list", "queues")).isCloseTo(asked, within(0.022));
  }

  @Test
  void groupsThatOverlapAndNegativeOnesHaveTheirsToo() {
    Copula copula =
        new Copula(List.of(group(0.6, "queues", "list"), group(-0.4, "list", "wicked")));
    assertThat(correlation(copula, "queues", "list")).isCloseTo(0.6, within(0.022));
    assertThat(correlation(copula, "list", "wicked")).isCloseTo(-0.4, within(0.022));
    assertThat(correlation(copula, "queues", "wicked")).isCloseTo(0, within(0.022));
  }

  @Test
  void eachKeepsItsDistribution() {
    Copula copula = new Copula(List.of(group(0.65, "queues", "wicked")));
    long[] drawn = drawn(copula.join("queues", "queues", WINDOW));
    for (double share : new double[] {0.01, 0.1, 0.5, 0.9, 0.99}) {
      double quantile = WINDOW.quantile(share);
      double below = Arrays.stream(drawn).filter(d -> d <= quantile).count() / (double) CYCLES;
      double allowed = 5 * Math.sqrt(share * (1 - share) / CYCLES);
      assertThat(below).as("share up to quantile %s", share).isCloseTo(share, within(allowed));
    }
  }

  @Test
  void aMembersSecondDelayGoesWithTheOthersAndIsNotTheFirst() {
    Copula copula = new Copula(List.of(group(0.6, "queues", "wicked")));
    JointDelay wicked = (JointDelay) copula.join("wicked", "link-latency", LATENCY);
    long[] link = new long[CYCLES];
    long[] property = new long[CYCLES];
    for (int cycle = 0; cycle < CYCLES; cycle++) {
      link[cycle] = wicked.sampleJointly(random, cycle, "link-latency", 1);
      property[cycle] = wicked.sampleJointly(random, cycle, "property-latency", 1);
    }
    long[] queues = drawn(copula.join("queues", "queues", WINDOW));
    assertThat(spearman(queues, link)).isCloseTo(0.6, within(0.022));
    assertThat(spearman(queues, property)).isCloseTo(0.6, within(0.022));
    assertThat(spearman(link, property)).isCloseTo(0.6, within(0.022));
  }

  @Test
  void refusesWhatNoDelaysCanHave() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Copula(List.of(group(0.9, "a", "b"), group(0.9, "b", "c"))))
        .withMessageContaining("what b and c have with the others does not permit");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Copula(List.of(group(-0.6, "a", "b", "c"))))
        .withMessageContaining("what b and c have");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Copula(List.of(group(0.5, "a", "b"), group(0.6, "c", "b", "a"))))
        .withMessageContaining("two correlations");
    assertThatIllegalArgumentException().isThrownBy(() -> group(1, "a", "b"));
    assertThatIllegalArgumentException().isThrownBy(() -> group(0.5, "a"));
  }

  @Test
  void leavesOthersAndConstantsAlone() {
    Copula copula = new Copula(List.of(group(0.5, "queues", "list")));
    assertThat(copula.join("gap", "gap", WINDOW)).isSameAs(WINDOW);
    assertThat(copula.join("list", "list", Delay.ZERO)).isSameAs(Delay.ZERO);
  }

  private static Copula.Group group(double correlation, String... members) {
    return new Copula.Group(List.of(members), correlation);
  }

  private double correlation(Copula copula, String one, String other) {
    return spearman(
        drawn(copula.join(one, one, WINDOW)), drawn(copula.join(other, other, LATENCY)));
  }

  private long[] drawn(Delay delay) {
    JointDelay joint = (JointDelay) delay;
    String matter = ((CopulaDelay) joint).matter();
    return IntStream.range(0, CYCLES)
        .mapToLong(cycle -> joint.sampleJointly(random, cycle, matter, 1))
        .toArray();
  }

  private static double spearman(long[] one, long[] other) {
    double[] first = ranks(one);
    double[] second = ranks(other);
    double middle = (CYCLES - 1) / 2.0;
    double both = 0;
    double alone = 0;
    for (int at = 0; at < CYCLES; at++) {
      both += (first[at] - middle) * (second[at] - middle);
      alone += (first[at] - middle) * (first[at] - middle);
    }
    return both / alone;
  }

  private static double[] ranks(long[] values) {
    int[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingLong(at -> values[at]))
            .mapToInt(at -> at)
            .toArray();
    double[] ranks = new double[values.length];
    for (int rank = 0; rank < order.length; rank++) {
      ranks[order[rank]] = rank;
    }
    return ranks;
  }
}
