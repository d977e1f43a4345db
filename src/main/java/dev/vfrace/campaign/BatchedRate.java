package dev.vfrace.campaign;

import dev.vfrace.count.Counts;
import dev.vfrace.count.Metric;
import dev.vfrace.statistics.BlockInterval;
import dev.vfrace.statistics.Dispersion;
import dev.vfrace.statistics.Rate;
import dev.vfrace.statistics.Stopping;
import java.util.List;

/**
 * A metric of a program, counted in batches by worker and slice of time: what the rate rests on,
 * while a campaign runs and afterwards.
 *
 * @param metric which
 * @param batches the program's counts
 */
public record BatchedRate(Metric metric, List<Counts> batches) {

  /**
   * The rate of a campaign that measures scheduling: its interval comes from between the blocks.
   *
   * @param blocks the program's counts, by block
   * @param stopping what decides when to stop
   */
  public Rate rate(List<Counts> blocks, Stopping stopping) {
    Rate total = dispersion().total();
    return new Rate(total.count(), total.trials(), stopping)
        .judgedBy(
            BlockInterval.of(
                blocks.stream().mapToLong(metric::count).toArray(),
                blocks.stream().mapToLong(metric::trials).toArray()));
  }

  /** Whether its hits come in bursts. */
  public Dispersion dispersion() {
    return Dispersion.of(
        batches.stream().mapToLong(metric::count).toArray(),
        batches.stream().mapToLong(metric::trials).toArray());
  }

  /**
   * The rate over all batches; its interval allows for bursts where the batches show any.
   *
   * @param stopping what decides when to stop
   */
  public Rate rate(Stopping stopping) {
    Dispersion dispersion = dispersion();
    Rate total = dispersion.total();
    return new Rate(total.count(), total.trials(), stopping).judgedBy(dispersion);
  }
}
