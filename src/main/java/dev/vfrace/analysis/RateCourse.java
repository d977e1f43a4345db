package dev.vfrace.analysis;

import dev.vfrace.campaign.BatchedRate;
import dev.vfrace.campaign.Interference;
import dev.vfrace.count.Counts;
import dev.vfrace.count.Metric;
import dev.vfrace.raw.RawRun;
import dev.vfrace.raw.Tallies;
import dev.vfrace.statistics.Rate;
import dev.vfrace.statistics.Stopping;
import java.util.ArrayList;
import java.util.List;

/**
 * How a rate came about: slice by slice of time, and as it was known after each of them.
 *
 * @param slices as the batches were cut, those of all workers together
 * @param looks after each slice, or after each block where scheduling is what was measured; their
 *     intervals hold at all looks at once ({@link Stopping#BY_COUNTS}), and allow for the bursts
 *     that the whole shows
 */
public record RateCourse(List<Slice> slices, List<Rate> looks) {

  /**
   * A slice of time.
   *
   * @param rate in it alone
   * @param during what kept the process from running
   */
  public record Slice(Rate rate, Interference during) {}

  /** Defensive copies. */
  public RateCourse {
    slices = List.copyOf(slices);
    looks = List.copyOf(looks);
  }

  /**
   * The course of a metric.
   *
   * @param raw the run
   * @param tally a program's, or the image's, in it
   * @param whole the rate over the whole run
   */
  public static RateCourse of(RawRun raw, Tallies.ProgramTally tally, Metric metric, Rate whole) {
    List<Slice> slices = slices(raw, tally, metric);
    return new RateCourse(
        slices, tally.blocks().isEmpty() ? looks(slices, whole) : looks(tally.blocks(), metric));
  }

  private static List<Slice> slices(RawRun raw, Tallies.ProgramTally tally, Metric metric) {
    int workers = Math.max(1, raw.tallies().workers());
    List<Counts> batches = tally.batches();
    int count = (batches.size() + workers - 1) / workers;
    List<Interference> during = raw.course().disturbances().slices();
    List<Slice> slices = new ArrayList<>();
    for (int slice = 0; slice < count; slice++) {
      Counts sum =
          batches.subList(slice * workers, Math.min(batches.size(), (slice + 1) * workers)).stream()
              .reduce(Counts.NONE, Counts::plus);
      slices.add(
          new Slice(
              new Rate(metric.count(sum), metric.trials(sum)),
              during.size() == count ? during.get(slice) : Interference.NONE));
    }
    return slices;
  }

  private static List<Rate> looks(List<Slice> slices, Rate whole) {
    List<Rate> looks = new ArrayList<>();
    Rate soFar = Rate.NONE;
    for (Slice slice : slices) {
      soFar = soFar.plus(slice.rate());
      looks.add(new Rate(soFar.count(), soFar.trials(), Stopping.BY_COUNTS, whole.dependence()));
    }
    return looks;
  }

  private static List<Rate> looks(List<Counts> blocks, Metric metric) {
    List<Rate> looks = new ArrayList<>();
    for (int end = 1; end <= blocks.size(); end++) {
      List<Counts> first = blocks.subList(0, end);
      looks.add(new BatchedRate(metric, first).rate(first, Stopping.BY_COUNTS));
    }
    return looks;
  }
}
