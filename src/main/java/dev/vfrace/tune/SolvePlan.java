package dev.vfrace.tune;

import dev.vfrace.campaign.Provenance;
import dev.vfrace.question.Expectation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Closes in on the value of a parameter at which a rate crosses a bound. It looks at some places
 * over the range, then between two neighbours on different sides, and measures a place the longer
 * the longer it cannot tell on which side it is.
 *
 * @param question whose rate, and the bound
 * @param range the parameter, with the ends of its range as its two values
 * @param amounts how much it may take
 * @param base where the settings come from that all places have in common
 */
public record SolvePlan(Expectation question, Axis range, Amounts amounts, Provenance base)
    implements Plan {

  /** Places at first, ends included. */
  private static final int FIRST = 5;

  /** Places at most: the confidence of each is such that all hold together. */
  static final int MOST_PLACES = 40;

  /** Of the blocks, which part one place may have at most. */
  private static final int SHARE = 4;

  /** Digits of a place: what is shown is what is run. */
  private static final int DIGITS = 4;

  /**
   * How much may be run.
   *
   * @param blockCycles cycles of a block
   * @param blocks of all places together, at least 1
   * @param precision how close together the ends of the interval have to be, as a share of the
   *     upper one, or of the range where that lies by differences
   */
  public record Amounts(long blockCycles, int blocks, double precision) {}

  /** What is known of a place. */
  record Place(AxisValue value, int blocks, Side side) {}

  @Override
  public List<List<AxisValue>> next(Explored known) {
    List<Place> places = places(known);
    List<AxisValue> wanted = new ArrayList<>();
    int left = amounts.blocks() - known.blocks();
    List<AxisValue> first = first();
    if (places.size() < first.size()) {
      first.stream().filter(value -> known.at(List.of(value)).isEmpty()).forEach(wanted::add);
    } else {
      wanted.addAll(more(places, Optional.empty()));
      if (wanted.isEmpty()) {
        bracket(places).ifPresent(bracket -> wanted.addAll(closer(places, bracket)));
      }
    }
    return wanted.stream().limit(Math.max(0, left)).map(List::of).toList();
  }

  /** The places that were looked at, in the order of their values. */
  List<Place> places(Explored known) {
    return known.points().stream()
        .map(point -> new Place(point.values().get(0), point.blocks(), Side.of(this, point)))
        .sorted((one, other) -> Double.compare(one.value().number(), other.value().number()))
        .toList();
  }

  /**
   * Two decided places on different sides with no decided one between them.
   *
   * @param low of the lower
   * @param high of the upper
   */
  record Bracket(int low, int high) {}

  /** The first of them, if there is one. */
  static Optional<Bracket> bracket(List<Place> places) {
    return brackets(places).stream().findFirst();
  }

  /** All of them, in their order. */
  static List<Bracket> brackets(List<Place> places) {
    List<Bracket> brackets = new ArrayList<>();
    int before = -1;
    for (int at = 0; at < places.size(); at++) {
      Side side = places.get(at).side();
      if (side != Side.OPEN) {
        if (before >= 0 && places.get(before).side() != side) {
          brackets.add(new Bracket(before, at));
        }
        before = at;
      }
    }
    return brackets;
  }

  /** As many blocks again where it is not decided, or where one bracket wants it so. */
  private List<AxisValue> more(List<Place> places, Optional<Bracket> bracket) {
    int most = bracket.isPresent() ? mostAtOne() : Math.max(1, mostAtOne() / 2);
    List<AxisValue> wanted = new ArrayList<>();
    for (int at = 0; at < places.size(); at++) {
      Place place = places.get(at);
      int index = at;
      boolean within = bracket.map(it -> index > it.low() && index < it.high()).orElse(true);
      if (within && place.side() == Side.OPEN && place.blocks() < most) {
        int count = Math.min(place.blocks(), most - place.blocks());
        for (int block = 0; block < count; block++) {
          wanted.add(place.value());
        }
      }
    }
    return wanted;
  }

  private List<AxisValue> closer(List<Place> places, Bracket bracket) {
    if (isClose(places.get(bracket.low()), places.get(bracket.high()))) {
      return List.of();
    }
    List<AxisValue> wanted = more(places, Optional.of(bracket));
    if (!wanted.isEmpty() || places.size() >= MOST_PLACES) {
      return wanted;
    }
    List<AxisValue> between = new ArrayList<>();
    if (bracket.high() == bracket.low() + 1) {
      addBetween(places, bracket.low(), bracket.high(), 1.0 / 3, between);
      addBetween(places, bracket.low(), bracket.high(), 2.0 / 3, between);
    } else {
      addBetween(places, bracket.low(), bracket.low() + 1, 0.5, between);
      addBetween(places, bracket.high() - 1, bracket.high(), 0.5, between);
    }
    return between;
  }

  private void addBetween(
      List<Place> places, int low, int high, double share, List<AxisValue> between) {
    if (isClose(places.get(low), places.get(high))) {
      return;
    }
    double from = places.get(low).value().number();
    double to = places.get(high).value().number();
    AxisValue value = range.at(range.between(from, to, share), DIGITS);
    boolean isNew =
        value.number() > from
            && value.number() < to
            && between.stream().noneMatch(it -> it.number() == value.number());
    if (isNew) {
      between.add(value);
    }
  }

  private boolean isClose(Place low, Place high) {
    return width(low.value().number(), high.value().number()) <= amounts.precision();
  }

  /** How far apart two values are, as {@link Amounts#precision} has it. */
  double width(double low, double high) {
    return range.scale() == Axis.Scale.LOG
        ? (high - low) / high
        : (high - low) / (range.values().get(1).number() - range.values().get(0).number());
  }

  private int mostAtOne() {
    return Math.max(1, amounts.blocks() / SHARE);
  }

  private List<AxisValue> first() {
    List<AxisValue> first = new ArrayList<>();
    double low = range.values().get(0).number();
    double high = range.values().get(1).number();
    first.add(range.values().get(0));
    for (int at = 1; at < FIRST - 1; at++) {
      AxisValue value = range.at(range.between(low, high, (double) at / (FIRST - 1)), DIGITS);
      if (value.number() > low && value.number() < high && !first.contains(value)) {
        first.add(value);
      }
    }
    first.add(range.values().get(1));
    return first;
  }
}
