package dev.vfrace.raw;

import dev.vfrace.campaign.PairTable;
import dev.vfrace.count.Counts;
import dev.vfrace.count.Stock;
import dev.vfrace.count.Traffic;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was counted.
 *
 * @param workers by which the batches of the programs are cut
 * @param programs by name, in their order
 * @param image of any of them, by cycle; empty: they are of no image
 * @param controls on the instrument
 * @param stocks in what state the cycles left the VF
 * @param traffic what became of the packets
 * @param pairs what came of the cycles that drew the same delays in the run that it is compared
 *     with, which is A; none if it is compared with none, or draws others
 */
public record Tallies(
    int workers,
    Map<String, ProgramTally> programs,
    Optional<ProgramTally> image,
    Controls controls,
    Stocks stocks,
    Traffic traffic,
    PairTable pairs) {

  /** Copy in their order. */
  public Tallies {
    programs = Collections.unmodifiableMap(new LinkedHashMap<>(programs));
  }

  /**
   * One program's counts.
   *
   * @param batches by slice of time, and within each by worker
   * @param disturbed in rounds during which something kept the process from running
   * @param blocks the same by block, where scheduling is what was measured; else empty
   */
  public record ProgramTally(List<Counts> batches, Counts disturbed, List<Counts> blocks) {

    /** Defensive copy. */
    public ProgramTally {
      batches = List.copyOf(batches);
      blocks = List.copyOf(blocks);
    }

    /** All batches together. */
    public Counts total() {
      return batches.stream().reduce(Counts.NONE, Counts::plus);
    }
  }

  /**
   * Races with known answers, run beside the others.
   *
   * @param tolerance how far they may be off, relative to the probability
   * @param races by name, in their order
   */
  public record Controls(double tolerance, Map<String, ControlTally> races) {

    /** Copy in their order. */
    public Controls {
      races = Collections.unmodifiableMap(new LinkedHashMap<>(races));
    }
  }

  /**
   * In what state the cycles left the VF.
   *
   * @param whole all of them
   * @param blocks the same by block, where scheduling is what was measured; else empty
   */
  public record Stocks(Stock whole, List<Stock> blocks) {

    /** Defensive copy. */
    public Stocks {
      blocks = List.copyOf(blocks);
    }
  }

  /**
   * What a race with a known answer gave.
   *
   * @param probability that is known, 0 to 1
   * @param hits of the observer
   * @param trials that it had
   */
  public record ControlTally(double probability, long hits, long trials) {}
}
