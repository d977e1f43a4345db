package dev.vfrace.campaign;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which of several campaigns are compared by cycle, and what has come of it. */
final class Pairings {

  /**
   * Cycles of a block of a campaign that is paired, at most: what waits for its pair is bounded.
   */
  private static final long LONGEST_BLOCK = 1_000_000;

  /** One pair with its places in the list. */
  private record Entry(Comparison comparison, Pairing pairing) {}

  private final List<Entry> entries;

  /**
   * Campaigns that have not run.
   *
   * @param campaigns all of them
   * @param comparisons which are compared; those that do not draw the same delays are left out
   */
  Pairings(List<CampaignSettings> campaigns, List<Comparison> comparisons) {
    this.entries =
        comparisons.stream()
            .filter(
                it -> Pairing.drawTheSame(campaigns.get(it.indexA()), campaigns.get(it.indexB())))
            .map(
                it ->
                    new Entry(
                        it,
                        new Pairing(
                            campaigns.get(it.indexA()), campaigns.get(it.indexB()), it.renamed())))
            .toList();
  }

  /** The settings of a campaign: what happens by cycle is kept only of those that are paired. */
  CampaignSettings settings(int index, CampaignSettings campaign) {
    return isPaired(index) ? campaign.keptByCycle() : campaign;
  }

  /** How many blocks a campaign is cut into, of which so many are asked for. */
  int blocks(int index, CampaignSettings campaign, int asked) {
    long least = (campaign.cycles().orElse(0) + LONGEST_BLOCK - 1) / LONGEST_BLOCK;
    return isPaired(index) ? Math.toIntExact(Math.max(asked, least)) : asked;
  }

  /** A block of a campaign has ended; may be called from any thread. */
  void add(int index, int block, CampaignTotals totals) {
    totals
        .byCycle()
        .ifPresent(
            log -> {
              for (Entry entry : entries) {
                if (entry.comparison.has(index)) {
                  entry.pairing.add(entry.comparison.indexA() == index, block, log);
                }
              }
            });
  }

  /** A campaign has ended early, and nothing waits for its blocks any more. */
  void forget(int index) {
    for (Entry entry : entries) {
      if (entry.comparison.has(index)) {
        entry.pairing.forget();
      }
    }
  }

  /** What came of a campaign's cycles in the first that it is compared with, as B. */
  PairTable of(int index) {
    return entries.stream()
        .filter(entry -> entry.comparison.indexB() == index)
        .map(entry -> entry.pairing.table())
        .findFirst()
        .orElse(PairTable.NONE);
  }

  /** What came of the cycles of all that are compared; of those that ended early, nothing. */
  Map<Comparison, PairTable> tables() {
    Map<Comparison, PairTable> tables = new HashMap<>();
    entries.forEach(entry -> tables.put(entry.comparison, entry.pairing.table()));
    return tables;
  }

  private boolean isPaired(int index) {
    return entries.stream().anyMatch(entry -> entry.comparison.has(index));
  }
}
