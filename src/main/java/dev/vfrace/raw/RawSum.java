package dev.vfrace.raw;

import dev.vfrace.campaign.Batches;
import dev.vfrace.campaign.Interference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.HdrHistogram.Histogram;

/**
 * Adds raw runs of one campaign up: blocks with draws of their own. What they have in common, where
 * and when the first of them was run, and its seed stay; why it ended is as the last one has it.
 */
public final class RawSum {

  private RawSum() {}

  /**
   * Two together.
   *
   * @param first as it is named from then on
   * @param next of the same programs and controls, on as many threads
   * @throws IllegalArgumentException if they are not
   */
  public static RawRun of(RawRun first, RawRun next) {
    RawRun.Amounts amounts = first.amounts();
    check(first.tallies(), next.tallies());
    Batches batches = batches(first);
    batches.append(batches(next));
    return new RawRun(
        first.origin(),
        new RawRun.Experiment(
            first.subject(),
            new RawRun.Amounts(
                amounts.lanes(),
                amounts.threads(),
                amounts.seed(),
                sum(amounts.requestedCycles(), next.amounts().requestedCycles()),
                amounts.warmUpCycles() + next.amounts().warmUpCycles(),
                amounts.until()),
            first.clock(),
            first.estimates(),
            first.provenance()),
        first.questions(),
        course(first.course(), next.course(), batches.disturbances()),
        tallies(first.tallies(), next.tallies(), batches),
        histograms(first.histograms(), next.histograms()),
        first.witnesses().plus(next.witnesses()));
  }

  private static OptionalLong sum(OptionalLong one, OptionalLong other) {
    return one.isPresent() && other.isPresent()
        ? OptionalLong.of(one.getAsLong() + other.getAsLong())
        : OptionalLong.empty();
  }

  private static RawRun.Course course(
      RawRun.Course first, RawRun.Course next, List<Interference> slices) {
    Interference whole = first.disturbances().whole().plus(next.disturbances().whole());
    return new RawRun.Course(
        first.cycles() + next.cycles(),
        first.elapsed().plus(next.elapsed()),
        first.messages() + next.messages(),
        next.reason(),
        next.answer(),
        next.failure(),
        new Disturbances(
            whole, slices.stream().anyMatch(Interference::isAny) ? slices : List.of()));
  }

  private static Batches batches(RawRun run) {
    return Batches.of(
        run.tallies().workers(),
        counted(run.tallies()).stream().map(Tallies.ProgramTally::batches).toList(),
        run.course().disturbances().slices());
  }

  private static void check(Tallies first, Tallies next) {
    if (first.workers() != next.workers()
        || !first.programs().keySet().equals(next.programs().keySet())
        || first.image().isPresent() != next.image().isPresent()) {
      throw new IllegalArgumentException("not of one campaign: other threads, programs or images");
    }
  }

  private static Tallies tallies(Tallies first, Tallies next, Batches batches) {
    List<Tallies.ProgramTally> sums = sums(counted(first), counted(next), batches);
    Map<String, Tallies.ProgramTally> programs = new LinkedHashMap<>();
    for (String name : first.programs().keySet()) {
      programs.put(name, sums.get(programs.size()));
    }
    return new Tallies(
        first.workers(),
        programs,
        first.image().isPresent() ? Optional.of(sums.get(programs.size())) : Optional.empty(),
        controls(first.controls(), next.controls()),
        new Tallies.Stocks(
            first.stocks().whole().plus(next.stocks().whole()),
            joined(first.stocks().blocks(), next.stocks().blocks())),
        first.traffic().plus(next.traffic()),
        first.pairs());
  }

  /** The programs and, last, the image. */
  private static List<Tallies.ProgramTally> counted(Tallies tallies) {
    List<Tallies.ProgramTally> counted = new ArrayList<>(tallies.programs().values());
    tallies.image().ifPresent(counted::add);
    return counted;
  }

  private static List<Tallies.ProgramTally> sums(
      List<Tallies.ProgramTally> first, List<Tallies.ProgramTally> next, Batches batches) {
    List<Tallies.ProgramTally> sums = new ArrayList<>();
    for (int at = 0; at < first.size(); at++) {
      sums.add(
          new Tallies.ProgramTally(
              batches.of(at),
              first.get(at).disturbed().plus(next.get(at).disturbed()),
              joined(first.get(at).blocks(), next.get(at).blocks())));
    }
    return sums;
  }

  private static Tallies.Controls controls(Tallies.Controls first, Tallies.Controls next) {
    Map<String, Tallies.ControlTally> races = new LinkedHashMap<>(first.races());
    next.races()
        .forEach(
            (name, more) ->
                races.merge(
                    name,
                    more,
                    (one, other) ->
                        new Tallies.ControlTally(
                            one.probability(),
                            one.hits() + other.hits(),
                            one.trials() + other.trials())));
    return new Tallies.Controls(first.tolerance(), races);
  }

  private static RawRun.Histograms histograms(RawRun.Histograms first, RawRun.Histograms next) {
    return new RawRun.Histograms(
        sum(first.flagWindow(), next.flagWindow()),
        sum(first.masterWindow(), next.masterWindow()),
        first.configuredFlag(),
        first.configuredMaster(),
        sum(first.outage(), next.outage()),
        sum(first.rtnlHold(), next.rtnlHold()),
        sum(first.lateness(), next.lateness()));
  }

  private static RawHistogram sum(RawHistogram one, RawHistogram other) {
    Histogram sum = one.histogram();
    sum.add(other.histogram());
    return RawHistogram.of(sum);
  }

  private static <T> List<T> joined(List<T> one, List<T> other) {
    List<T> all = new ArrayList<>(one);
    all.addAll(other);
    return all;
  }
}
