package dev.vfrace.tune;

import dev.vfrace.question.Comparison;
import dev.vfrace.question.Verdict;
import dev.vfrace.statistics.Rate;
import java.util.List;
import java.util.Optional;

/**
 * At which value of a parameter a rate crosses a bound: schema {@code vfrace.threshold/1}.
 *
 * @param plan what was looked for
 * @param known what was measured
 */
public record Threshold(SolvePlan plan, Explored known) {

  /** The name and version of the JSON form. */
  public static final String SCHEMA = "vfrace.threshold/1";

  /** What is known of it. */
  public enum Kind {
    /** There is one. */
    FOUND,
    /** What was asked holds wherever it was looked. */
    HOLDS,
    /** It holds nowhere where it was looked. */
    FAILS,
    /** Not enough is known. */
    OPEN
  }

  /**
   * Where it is.
   *
   * @param low on one side for certain
   * @param high on the other
   * @param estimate in between, from the rates as they were observed
   * @param holdsAbove whether what was asked holds above it, and not below
   */
  public record Crossing(AxisValue low, AxisValue high, AxisValue estimate, boolean holdsAbove) {}

  /** What is known of it. */
  public Kind kind() {
    List<SolvePlan.Place> places = plan.places(known);
    if (!SolvePlan.brackets(places).isEmpty()) {
      return Kind.FOUND;
    }
    if (places.isEmpty()
        || incomplete()
        || places.stream().anyMatch(place -> place.side() == Side.OPEN)) {
      return Kind.OPEN;
    }
    return holds(places.get(0).side()) ? Kind.HOLDS : Kind.FAILS;
  }

  /** Where it is; empty unless it was found. */
  public Optional<Crossing> crossing() {
    List<SolvePlan.Place> places = plan.places(known);
    return SolvePlan.bracket(places).map(bracket -> crossing(places, bracket));
  }

  /** How often the rate crosses the bound over the range, as far as that was seen. */
  public int crossings() {
    return SolvePlan.brackets(plan.places(known)).size();
  }

  /** Whether the ends of the interval are as close together as was asked. */
  public boolean isPrecise() {
    return crossing()
        .map(it -> plan.width(it.low().number(), it.high().number()) <= plan.amounts().precision())
        .orElse(false);
  }

  /** On which side each place was seen to be, in the order of their values. */
  public List<Side> sides() {
    return plan.places(known).stream().map(SolvePlan.Place::side).toList();
  }

  /** The points, in the order of their values. */
  public List<Point> points() {
    return plan.places(known).stream()
        .map(place -> known.at(List.of(place.value())).orElseThrow())
        .toList();
  }

  /** The rate that was asked about, at a point. */
  public Rate rate(Point point) {
    return point.rate(plan.question().program(), plan.question().metric());
  }

  /** Whether not all was done. */
  public boolean incomplete() {
    return known.incomplete();
  }

  /** Why figures are not to be quoted, a sentence each. */
  public List<String> distrust() {
    return Distrust.of(known.points());
  }

  /** Untrusted if a place is; inconclusive where not enough is known; else a pass. */
  public Verdict verdict() {
    return Sweep.verdict(known).orElse(kind() == Kind.OPEN ? Verdict.INCONCLUSIVE : Verdict.PASS);
  }

  /** Whether what was asked holds on a side. */
  public boolean holds(Side side) {
    Comparison comparison = plan.question().comparison();
    boolean below = comparison == Comparison.LESS || comparison == Comparison.AT_MOST;
    return below == (side == Side.BELOW);
  }

  private Crossing crossing(List<SolvePlan.Place> places, SolvePlan.Bracket bracket) {
    SolvePlan.Place low = places.get(bracket.low());
    SolvePlan.Place high = places.get(bracket.high());
    return new Crossing(low.value(), high.value(), estimate(places, bracket), holds(high.side()));
  }

  /** By a line between the two observed rates that enclose the bound most narrowly. */
  private AxisValue estimate(List<SolvePlan.Place> places, SolvePlan.Bracket bracket) {
    double bound = plan.question().bound();
    boolean rises = places.get(bracket.high()).side() == Side.ABOVE;
    int at = bracket.low();
    while (at + 1 < bracket.high() && observed(places.get(at + 1)) < bound == rises) {
      at++;
    }
    double from = observed(places.get(at));
    double to = observed(places.get(at + 1));
    double share = share(from, to, bound);
    double number =
        plan.range()
            .between(places.get(at).value().number(), places.get(at + 1).value().number(), share);
    return plan.range().at(number, 3);
  }

  private static double share(double from, double to, double bound) {
    double share =
        from > 0 && to > 0
            ? Math.log(bound / from) / Math.log(to / from)
            : (bound - from) / (to - from);
    return Double.isFinite(share) ? Math.min(1, Math.max(0, share)) : 0.5;
  }

  private double observed(SolvePlan.Place place) {
    return rate(known.at(List.of(place.value())).orElseThrow()).rate();
  }
}
