package dev.vfrace.tune;

import dev.vfrace.campaign.Provenance;
import dev.vfrace.count.Metric;
import dev.vfrace.statistics.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Every value of the first parameter with every value of the second. The first half of the rounds
 * gives each point a block; the others have as many blocks, which go to the points whose interval
 * is widest.
 *
 * @param axes the parameters, one or two
 * @param metric whose rates are looked at
 * @param programs whose, by name
 * @param blockCycles cycles of a block
 * @param rounds at least 1, each of as many blocks as there are points
 * @param base where the settings come from that all points have in common
 */
public record SweepPlan(
    List<Axis> axes,
    Metric metric,
    List<String> programs,
    long blockCycles,
    int rounds,
    Provenance base)
    implements Plan {

  /** Defensive copies. */
  public SweepPlan {
    axes = List.copyOf(axes);
    programs = List.copyOf(programs);
  }

  /** All points, the values of the last parameter changing fastest. */
  public List<List<AxisValue>> grid() {
    List<List<AxisValue>> grid = List.of(List.of());
    for (Axis axis : axes) {
      List<List<AxisValue>> longer = new ArrayList<>();
      for (List<AxisValue> begun : grid) {
        for (AxisValue value : axis.values()) {
          List<AxisValue> values = new ArrayList<>(begun);
          values.add(value);
          longer.add(List.copyOf(values));
        }
      }
      grid = longer;
    }
    return grid;
  }

  /** Blocks of all points together. */
  public int blocks() {
    return grid().size() * rounds;
  }

  /** Cycles of all points together. */
  public long cycles() {
    return Math.multiplyExact(blockCycles, blocks());
  }

  /** Rounds in which each point has a block. */
  private int equalRounds() {
    return (rounds + 1) / 2;
  }

  @Override
  public List<List<AxisValue>> next(Explored known) {
    List<List<AxisValue>> grid = grid();
    int[] blocks = grid.stream().mapToInt(known::blocks).toArray();
    int least = Arrays.stream(blocks).min().orElse(0);
    if (least < equalRounds()) {
      return grid.stream().filter(values -> known.blocks(values) == least).toList();
    }
    int left = blocks() - Arrays.stream(blocks).sum();
    double[] widths = grid.stream().mapToDouble(values -> width(known, values)).toArray();
    int[] more = WidestFirst.more(widths, blocks, Math.min(left, grid.size()));
    List<List<AxisValue>> places = new ArrayList<>();
    for (int at = 0; at < more.length; at++) {
      places.addAll(Collections.nCopies(more[at], grid.get(at)));
    }
    return places;
  }

  private double width(Explored known, List<AxisValue> values) {
    return known
        .at(values)
        .map(
            point ->
                programs.stream()
                    .map(program -> point.rate(program, metric))
                    .filter(rate -> rate.trials() > 0)
                    .mapToDouble(rate -> width(rate.interval()))
                    .max()
                    .orElse(0))
        .orElse(0.0);
  }

  private static double width(Interval interval) {
    return interval.high() - interval.low();
  }
}
