package dev.vfrace.witness;

import dev.vfrace.trace.TraceEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The recorded cycles that are kept: of each thing that came of a program the earliest. */
final class Recordings {

  /**
   * A recorded cycle.
   *
   * @param place which
   * @param events what was recorded
   * @param shows what came of whom in it, by key, of what it is the earliest of
   */
  record Kept(Place place, List<TraceEvent> events, Map<Integer, Sample> shows) {}

  private final int most;
  private final List<@Nullable Kept> earliest;

  /**
   * None.
   *
   * @param most that are kept in the end
   * @param keys how many things can come of programs
   */
  Recordings(int most, int keys) {
    this.most = most;
    this.earliest = new ArrayList<>(IntStream.range(0, keys).mapToObj(key -> none()).toList());
  }

  private static @Nullable Kept none() {
    return null;
  }

  /** Whether a cycle would be the earliest in which a thing came. */
  boolean wants(int key, int lane, long cycle) {
    Kept kept = earliest.get(key);
    return kept == null
        || cycle < kept.place.cycle()
        || (cycle == kept.place.cycle() && lane < kept.place.lane());
  }

  /** A recorded cycle, with that of which it is the earliest. */
  void add(Place place, List<TraceEvent> events, Map<Integer, Sample> shows) {
    if (!shows.isEmpty()) {
      Kept kept = new Kept(place, events, shows);
      shows.keySet().forEach(key -> earliest.set(key, kept));
    }
  }

  /** Adds those of a block that ran later. */
  void append(Recordings later) {
    for (int key = 0; key < earliest.size(); key++) {
      if (earliest.get(key) == null) {
        earliest.set(key, later.earliest.get(key));
      }
    }
  }

  /**
   * By key, the recorded cycle that is to show it: no more cycles than are kept, those of the worst
   * first.
   *
   * @param order in which the keys have their turn, the least first
   */
  Map<Integer, Kept> chosen(IntUnaryOperator order) {
    List<Integer> keys =
        IntStream.range(0, earliest.size())
            .filter(key -> earliest.get(key) != null)
            .boxed()
            .sorted(Comparator.comparingInt(order::applyAsInt))
            .toList();
    Map<Place, Kept> stories = new LinkedHashMap<>();
    Map<Integer, Kept> chosen = new TreeMap<>();
    for (int key : keys) {
      Kept kept = earliest.get(key);
      if (kept != null && (stories.containsKey(kept.place) || stories.size() < most)) {
        stories.put(kept.place, kept);
        chosen.put(key, kept);
      }
    }
    return chosen;
  }
}
