package dev.vfrace.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.count.Marks;
import dev.vfrace.count.Metric;
import dev.vfrace.count.Pairs;
import dev.vfrace.count.Stock;
import dev.vfrace.count.Tally;
import dev.vfrace.count.Traffic;
import dev.vfrace.machine.Evidence;
import dev.vfrace.machine.VirtualMachine;
import dev.vfrace.settings.Catalogue;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each cycle of a block has a place of its own, from the first to the last. */
@Tag("campaign")
class MarkLogTest {

  private static final int WARM_UP = 3;
  private static final int ROUNDS = 2;

  /** Rounds of 64 cycles, which fill a word, and of 57, which end at every place of one. */
  @ParameterizedTest
  @ValueSource(ints = {3, 1122})
  void keepsTheFirstAndTheLastCycleOfABlock(int lanes) {
    CampaignSettings settings = settings(lanes);
    long cycles = (long) ROUNDS * lanes * RoundLength.of(settings);
    MarkLog first = log(settings, place -> place == 0);
    MarkLog last = log(settings, place -> place == cycles - 1);
    MarkLog ends = log(settings, place -> place == 0 || place == cycles - 1);

    assertThat(misjudged(first, last)).isEqualTo(new Pairs(0, 1, 1, cycles - 2));
    assertThat(misjudged(first, ends)).isEqualTo(new Pairs(1, 0, 1, cycles - 2));
    assertThat(misjudged(ends, last)).isEqualTo(new Pairs(1, 1, 0, cycles - 2));
  }

  /** The last cycle of each VM's round lies beside the first of the next VM's. */
  @ParameterizedTest
  @ValueSource(ints = {3, 1122})
  void keepsTheLastCycleOfAVmApartFromTheFirstOfTheNext(int lanes) {
    CampaignSettings settings = settings(lanes);
    int length = RoundLength.of(settings);
    long all = (long) ROUNDS * lanes;
    MarkLog firsts = log(settings, place -> place % length == 0);
    MarkLog lasts = log(settings, place -> place % length == length - 1);

    assertThat(misjudged(firsts, lasts)).isEqualTo(new Pairs(0, all, all, all * (length - 2)));
  }

  private static Pairs misjudged(MarkLog one, MarkLog other) {
    return one.pairs(0, other, 0, Metric.MISJUDGED);
  }

  /** Full rounds, whose cycles are misjudged by their places in the block. */
  private static MarkLog log(CampaignSettings settings, LongPredicate misjudged) {
    MarkLog log = new MarkLog(settings);
    int length = RoundLength.of(settings);
    for (int round = 0; round < ROUNDS; round++) {
      for (int lane = 0; lane < settings.lanes(); lane++) {
        Tally tally = new Tally();
        for (int cycle = 0; cycle < length; cycle++) {
          tally.meet(WARM_UP + (long) round * length + cycle);
          long place = ((long) round * settings.lanes() + lane) * length + cycle;
          tally.judge(/* exists= */ true, /* belongs= */ true, misjudged.test(place));
        }
        log.add(round(settings, lane, tally.take().marks()));
      }
    }
    return log;
  }

  private static VirtualMachine.Round round(CampaignSettings settings, int lane, Marks marks) {
    return new VirtualMachine.Round(
        lane,
        RoundLength.of(settings),
        List.of(),
        Collections.nCopies(settings.observers().size(), marks),
        Stock.NONE,
        Traffic.NONE,
        new VirtualMachine.Times(new long[0], new long[0], new long[0], new long[0]),
        Evidence.NONE);
  }

  private static CampaignSettings settings(int lanes) {
    return Catalogue.load(
            Catalogue.confDir(),
            List.of(),
            List.of(
                "run.userspace=udev-azure-rule",
                "run.cycles=1M",
                "run.lanes=" + lanes,
                "run.warm-up=" + WARM_UP),
            Map.of())
        .campaign();
  }
}
