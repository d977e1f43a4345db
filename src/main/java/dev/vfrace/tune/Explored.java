package dev.vfrace.tune;

import dev.vfrace.campaign.Ending;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known so far.
 *
 * @param points that were measured, in the order in which they were first
 * @param pending blocks of the round at hand that were not run to their end
 * @param early why it ended before all was done; empty: it did not
 */
public record Explored(List<Point> points, List<Request> pending, Optional<Ending> early) {

  /** Nothing yet. */
  public static final Explored NOTHING = new Explored(List.of(), List.of(), Optional.empty());

  /** Defensive copies. */
  public Explored {
    points = List.copyOf(points);
    pending = List.copyOf(pending);
  }

  /** What was measured at some values. */
  public Optional<Point> at(List<AxisValue> values) {
    return points.stream().filter(point -> point.values().equals(values)).findFirst();
  }

  /** Blocks that were run at some values. */
  public int blocks(List<AxisValue> values) {
    return at(values).map(Point::blocks).orElse(0);
  }

  /** Blocks that were run in all. */
  public int blocks() {
    return points.stream().mapToInt(Point::blocks).sum();
  }

  /** The next block at each of these values, which may be named more than once. */
  List<Request> next(List<List<AxisValue>> values) {
    Map<List<AxisValue>, Integer> more = new HashMap<>();
    List<Request> requests = new ArrayList<>();
    for (List<AxisValue> at : values) {
      int block = blocks(at) + more.merge(at, 1, Integer::sum) - 1;
      requests.add(new Request(at, block));
    }
    return requests;
  }

  /** Whether it is over before all was done. */
  public boolean incomplete() {
    return early.isPresent();
  }
}
