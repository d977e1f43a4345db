package dev.vfrace.witness;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The cycles in which the same came of one program, a few of all: which ones does not depend on the
 * order in which the VMs report.
 */
final class Candidates {

  /** Of how many the typical is the median. */
  private static final int DRAWN = 15;

  /**
   * A cycle that was drawn from all.
   *
   * @param lot the least are drawn
   */
  private record Drawn(long lot, Sample sample) {
    static final Comparator<Drawn> ORDER =
        Comparator.comparingLong(Drawn::lot).thenComparing(it -> it.sample.place(), Place.EARLIEST);
  }

  private @Nullable Sample first;
  private @Nullable Sample last;
  private @Nullable Sample tightest;
  private long closest = Long.MAX_VALUE;
  private final Drawn[] drawn = new Drawn[DRAWN];
  private int size;
  private long highestLot = Long.MAX_VALUE;

  /** Whether a cycle of that lot would be among those that are drawn. */
  boolean draws(long lot) {
    return lot <= highestLot;
  }

  /** Whether one of that margin, if it has one, would be kept as the tightest. */
  boolean isTight(long nanos) {
    return nanos != Aim.NONE && Math.abs(nanos) <= closest;
  }

  /** Whether one would be kept as the first or the last. */
  boolean wants(int lane, long cycle) {
    return first == null
        || last == null
        || isBefore(lane, cycle, first.place())
        || !isBefore(lane, cycle, last.place());
  }

  private static boolean isBefore(int lane, long cycle, Place place) {
    return cycle < place.cycle() || (cycle == place.cycle() && lane < place.lane());
  }

  /** Another cycle. */
  void add(Sample sample, long lot) {
    Place place = sample.place();
    if (first == null || Place.EARLIEST.compare(place, first.place()) < 0) {
      first = sample;
    }
    if (last == null || Place.EARLIEST.compare(place, last.place()) > 0) {
      last = sample;
    }
    tighten(sample);
    draw(new Drawn(lot, sample));
  }

  private void tighten(Sample sample) {
    if (sample.marginNanos().isEmpty()) {
      return;
    }
    long margin = Math.abs(sample.marginNanos().getAsLong());
    boolean isTighter =
        tightest == null
            || margin < closest
            || (margin == closest && Place.EARLIEST.compare(sample.place(), tightest.place()) < 0);
    if (isTighter) {
      tightest = sample;
      closest = margin;
    }
  }

  private void draw(Drawn next) {
    if (size == DRAWN && Drawn.ORDER.compare(next, drawn[DRAWN - 1]) >= 0) {
      return;
    }
    size = Math.min(DRAWN, size + 1);
    drawn[size - 1] = next;
    Arrays.sort(drawn, 0, size, Drawn.ORDER);
    highestLot = size == DRAWN ? drawn[DRAWN - 1].lot : Long.MAX_VALUE;
  }

  /** Adds those of a block that ran later, with other draws. */
  void append(Candidates later) {
    first = first == null ? later.first : first;
    last = later.last == null ? last : later.last;
    if (later.tightest != null) {
      tighten(later.tightest);
    }
    for (int at = 0; at < later.size; at++) {
      draw(later.drawn[at]);
    }
  }

  /** Those that are kept, by which they are. */
  Map<Pick, Sample> picks() {
    Map<Pick, Sample> picks = new EnumMap<>(Pick.class);
    put(picks, Pick.FIRST, first);
    put(picks, Pick.LAST, last);
    put(picks, Pick.TIGHTEST, tightest);
    put(picks, Pick.TYPICAL, typical().orElse(first));
    return picks;
  }

  private static void put(Map<Pick, Sample> picks, Pick pick, @Nullable Sample sample) {
    if (sample != null) {
      picks.put(pick, sample);
    }
  }

  private Optional<Sample> typical() {
    List<Sample> withMargin =
        Stream.of(drawn)
            .limit(size)
            .map(Drawn::sample)
            .filter(it -> it.marginNanos().isPresent())
            .sorted(Comparator.comparingLong(it -> it.marginNanos().getAsLong()))
            .toList();
    if (!withMargin.isEmpty()) {
      return Optional.of(withMargin.get(withMargin.size() / 2));
    }
    return size == 0 ? Optional.empty() : Optional.of(drawn[0].sample());
  }
}
