package dev.vfrace.campaign;

import dev.vfrace.count.Metric;
import dev.vfrace.count.Pairs;
import dev.vfrace.timeline.Pace;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Two campaigns that draw the same delays, cycle by cycle. A block's cycles are paired as soon as
 * both have run it, in whatever order and on whatever threads that was, and then forgotten.
 */
final class Pairing {

  /** One side's block that waits for the other side's. */
  private record Waiting(boolean ofA, MarkLog log) {}

  private final List<String> programsA;
  private final List<String> programsB;
  private final Map<String, String> inA = new LinkedHashMap<>();
  private final Map<Integer, Waiting> waiting = new HashMap<>();
  private final Map<String, Map<Metric, Pairs>> sums = new LinkedHashMap<>();
  private boolean forgotten;

  /**
   * Two campaigns that have not run.
   *
   * @param renamed whose counts in A belong to those of another name in B
   */
  Pairing(CampaignSettings campaignA, CampaignSettings campaignB, Map<String, String> renamed) {
    this.programsA = campaignA.observers();
    this.programsB = campaignB.observers();
    renamed.forEach((nameA, nameB) -> inA.put(nameB, nameA));
    programsB.stream().filter(programsA::contains).forEach(name -> inA.putIfAbsent(name, name));
    inA.keySet().forEach(name -> sums.put(name, new EnumMap<>(Metric.class)));
  }

  /**
   * Whether the same cycle of the same VM draws the same delays in both, and its outcome is up to
   * them: the draws depend on the seed, the VM, the cycle and the matter alone, while at real pace
   * or without a bound of the lag the threads decide, too. As both run so many cycles and not so
   * long, they run the same ones.
   */
  static boolean drawTheSame(CampaignSettings one, CampaignSettings other) {
    return one.seed() == other.seed()
        && one.scenario().name().equals(other.scenario().name())
        && one.lanes() == other.lanes()
        && one.warmUp() == other.warmUp()
        && one.cycles().isPresent()
        && one.cycles().equals(other.cycles())
        && isUpToItsDraws(one)
        && isUpToItsDraws(other);
  }

  private static boolean isUpToItsDraws(CampaignSettings campaign) {
    return campaign.clock().pace() == Pace.FREE && !campaign.clock().measuresScheduling();
  }

  /**
   * A block of either has ended.
   *
   * @param ofA whether of the first
   * @param block its number
   * @param log what happened in it
   */
  synchronized void add(boolean ofA, int block, MarkLog log) {
    if (forgotten) {
      return;
    }
    Waiting first = waiting.remove(block);
    if (first == null) {
      waiting.put(block, new Waiting(ofA, log));
      return;
    }
    MarkLog logA = first.ofA ? first.log : log;
    MarkLog logB = first.ofA ? log : first.log;
    sums.forEach((program, metrics) -> pair(program, metrics, logA, logB));
  }

  /** One of them has ended early: there is nothing to compare by cycle. */
  synchronized void forget() {
    forgotten = true;
    waiting.clear();
  }

  /** What all blocks came to; nothing if one of the two has ended early. */
  synchronized PairTable table() {
    return forgotten ? PairTable.NONE : new PairTable(sums);
  }

  private void pair(String program, Map<Metric, Pairs> metrics, MarkLog logA, MarkLog logB) {
    for (Metric metric : Metric.values()) {
      Pairs pairs =
          logA.pairs(programsA.indexOf(inA.get(program)), logB, programsB.indexOf(program), metric);
      metrics.merge(metric, pairs, Pairs::plus);
    }
  }
}
