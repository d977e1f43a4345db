package dev.vfrace.campaign;

import dev.vfrace.count.Counts;
import dev.vfrace.count.Stock;
import dev.vfrace.count.Traffic;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * What a campaign counted, as it was written down; {@link #totals} makes totals of it that can go
 * on.
 *
 * @param cycles counted
 * @param observers counts of whoever is counted, in the campaign's order
 * @param controls of the races with known answers, likewise
 * @param slices what disturbed each slice of time, as the batches are cut; empty: nothing
 * @param rest what is counted once
 * @param times modelled nanoseconds
 */
public record Restored(
    long cycles,
    List<Observer> observers,
    List<Counts> controls,
    List<Interference> slices,
    Rest rest,
    Times times) {

  /**
   * The counts of a program, or of an image.
   *
   * @param batches by slice of time, and within each by worker
   * @param disturbed in disturbed rounds
   * @param blocks by block; empty: it was not cut into blocks
   */
  public record Observer(List<Counts> batches, Counts disturbed, List<Counts> blocks) {}

  /**
   * What is counted once.
   *
   * @param disturbance in all
   * @param stock in what state the VF was left
   * @param stocksOfBlocks the same by block
   * @param traffic what became of the packets
   */
  public record Rest(
      Interference disturbance, Stock stock, List<Stock> stocksOfBlocks, Traffic traffic) {}

  /**
   * How long things took.
   *
   * @param flagWindows from S4c to IFF_SLAVE
   * @param masterWindows from S4b to the master link
   * @param outages without any working data path
   * @param rtnlHolds that RTNL was held at a stretch at most
   */
  public record Times(
      Histogram flagWindows, Histogram masterWindows, Histogram outages, Histogram rtnlHolds) {}

  /**
   * Totals of these counts.
   *
   * @param workers by which the batches are cut
   */
  public CampaignTotals totals(int workers) {
    CampaignTotals totals = new CampaignTotals(observers.size(), controls.size(), workers);
    totals.restore(this);
    return totals;
  }

  /** The slices of time. */
  Batches batches(int workers) {
    return Batches.of(workers, observers.stream().map(Observer::batches).toList(), slices);
  }

  /** The blocks; none if it was not cut into any. */
  BlockTallies blocks() {
    BlockTallies blocks = new BlockTallies();
    for (int block = 0; block < rest.stocksOfBlocks.size(); block++) {
      List<Counts> counts = new ArrayList<>();
      for (Observer observer : observers) {
        counts.add(observer.blocks.get(block));
      }
      blocks.add(counts, rest.stocksOfBlocks.get(block));
    }
    return blocks;
  }
}
