package dev.vfrace.question;

import dev.vfrace.count.Metric;
import dev.vfrace.statistics.Interval;
import dev.vfrace.statistics.Rate;
import dev.vfrace.statistics.Sprt;
import dev.vfrace.statistics.Stopping;
import dev.vfrace.statistics.TunedSequence;
import dev.vfrace.text.Quantity;
import dev.vfrace.text.RateFormat;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * When a campaign has counted enough, for example {@code udev-azure-rule.sawUnslaved rel 10% or
 * time 5m}.
 *
 * <p>It may be asked at any time and as often as one likes: what it says of a rate rests on the
 * rate's 95 % interval, which holds at all looks together if the rate is of {@link #stopping}.
 * Before its first trial no rate is known, and no rule about it is reached.
 */
public sealed interface Until {

  /** The most characters of a rule. */
  int LONGEST = 2000;

  /** The most parentheses that are open at once. */
  int DEEPEST = 20;

  /**
   * Reads a rule, or several joined by {@code or} and {@code and}; {@code and} binds tighter, and
   * parentheses group. A rule is one of
   *
   * <ul>
   *   <li>{@code PROGRAM.METRIC rel SHARE}, the share as in {@code 10%} or {@code 0.1}: {@link
   *       Precise};
   *   <li>{@code PROGRAM.METRIC OPERATOR NUMBER[%]}, the operator {@code <}, {@code <=}, {@code >}
   *       or {@code >=}: {@link Decided};
   *   <li>{@code PROGRAM.METRIC sprt LOW HIGH}, two rates: {@link Tested};
   *   <li>{@code PROGRAM.METRIC events COUNT}, as in {@code 50} or {@code 10k}: {@link Counted};
   *   <li>{@code time DURATION}, as in {@code 90s}, {@code 5m} or {@code 1.5h}: {@link Elapsed}.
   * </ul>
   *
   * <p>The metric is what follows the last dot of its word. A program's name may stand in quotes,
   * and must where it holds a blank, a parenthesis or an operator.
   *
   * @throws RuleSyntaxException if it is not of that form
   */
  static Until parse(String expression) {
    return new UntilParser(expression).parse();
  }

  /**
   * What is known now that was asked for: then it is time to stop.
   *
   * @param rates what was counted so far, by program and metric; {@link Rate#NONE} where nothing
   *     was
   * @param elapsed since the campaign began, by the wall clock
   * @return the answer in words, empty as long as there is none
   */
  Optional<String> answer(BiFunction<String, Metric, Rate> rates, Duration elapsed);

  /**
   * What its being asked means for a rate's intervals: those of a confidence sequence, tuned to
   * what it says of that rate; if it goes by nothing but time, the plain ones.
   */
  default Stopping stopping(String program, Metric metric) {
    return programs().isEmpty() ? Stopping.FIXED : new Stopping.ByCounts(target(program, metric));
  }

  /** Where it stops, by that rate; the first if it says several things of it. */
  Optional<TunedSequence.Target> target(String program, Metric metric);

  /** The programs it names, in its order. */
  Set<String> programs();

  /** A rule about one rate. */
  sealed interface OfRate extends Until {

    /** Whose. */
    String program();

    /** Which. */
    Metric metric();

    /** What is known of the rate that was asked for. */
    Optional<String> answer(Rate rate);

    /** Where it stops; empty where no rate comes near to from both sides. */
    Optional<TunedSequence.Target> target();

    /** The rate in words. */
    default String subject() {
      return program() + "." + metric().word();
    }

    @Override
    default Optional<String> answer(BiFunction<String, Metric, Rate> rates, Duration elapsed) {
      return answer(rates.apply(program(), metric()));
    }

    @Override
    default Optional<TunedSequence.Target> target(String program, Metric metric) {
      return program.equals(program()) && metric == metric() ? target() : Optional.empty();
    }

    @Override
    default Set<String> programs() {
      return Set.of(program());
    }
  }

  /**
   * The rate is known to a share of itself: half the width of its interval is at most that share of
   * the observed rate. Not reached without events.
   *
   * @param halfWidth relative to the rate, above 0, at most 1
   */
  record Precise(String program, Metric metric, double halfWidth) implements OfRate {
    @Override
    public Optional<String> answer(Rate rate) {
      if (rate.count() == 0) {
        return Optional.empty();
      }
      Interval interval = rate.interval();
      return (interval.high() - interval.low()) / 2 <= halfWidth * rate.rate()
          ? Optional.of("%s is known to %s".formatted(subject(), RateFormat.bound(halfWidth)))
          : Optional.empty();
    }

    @Override
    public Optional<TunedSequence.Target> target() {
      return Optional.of(new TunedSequence.RelativeHalfWidth(halfWidth));
    }
  }

  /**
   * It is known whether the rate lies below the bound or above: the comparison holds, or fails, on
   * the whole interval.
   *
   * @param comparison any but {@link Comparison#EQUAL}
   * @param bound from 0 to 1
   */
  record Decided(String program, Metric metric, Comparison comparison, double bound)
      implements OfRate {
    @Override
    public Optional<String> answer(Rate rate) {
      Decision decision =
          rate.trials() > 0 ? comparison.decide(rate.interval(), bound) : Decision.UNDECIDED;
      String rule = "%s %s %s".formatted(subject(), comparison.symbol(), RateFormat.bound(bound));
      return switch (decision) {
        case HOLDS -> Optional.of(rule + " holds");
        case FAILS -> Optional.of(rule + " does not hold");
        case UNDECIDED -> Optional.empty();
      };
    }

    @Override
    public Optional<TunedSequence.Target> target() {
      return bound > 0 && bound < 1
          ? Optional.of(new TunedSequence.Bound(bound))
          : Optional.empty();
    }
  }

  /**
   * A sequential probability ratio test has decided between two rates, wrong once in twenty times
   * at most where the rate is one of them. It takes fewer cycles than {@link Decided}. Trials that
   * depend on one another count as many as they are worth.
   *
   * @param low above 0
   * @param high above {@code low}, below 1
   */
  record Tested(String program, Metric metric, double low, double high) implements OfRate {

    private static final double ERROR = 0.05;

    /** Refuses rates that make no test. */
    public Tested {
      new Sprt(low, high, ERROR, ERROR);
    }

    @Override
    public Optional<String> answer(Rate rate) {
      Sprt.Decision decision =
          rate.trials() > 0
              ? new Sprt(low, high, ERROR, ERROR).decide(rate.effective())
              : Sprt.Decision.CONTINUE;
      return switch (decision) {
        case ACCEPT_LOW -> Optional.of(rather(low, high));
        case ACCEPT_HIGH -> Optional.of(rather(high, low));
        case CONTINUE -> Optional.empty();
      };
    }

    private String rather(double accepted, double refused) {
      return "%s is %s rather than %s (errors of 5 %%)"
          .formatted(subject(), RateFormat.bound(accepted), RateFormat.bound(refused));
    }

    /** Between the two. */
    @Override
    public Optional<TunedSequence.Target> target() {
      return Optional.of(new TunedSequence.Bound(Math.sqrt(low * high)));
    }
  }

  /**
   * So many events were counted.
   *
   * @param events 1 or above
   */
  record Counted(String program, Metric metric, long events) implements OfRate {
    @Override
    public Optional<String> answer(Rate rate) {
      return rate.count() >= events
          ? Optional.of("%s has %s".formatted(subject(), Quantity.count(rate.count(), "event")))
          : Optional.empty();
    }

    @Override
    public Optional<TunedSequence.Target> target() {
      return Optional.of(new TunedSequence.Events(events));
    }
  }

  /**
   * So much time has passed.
   *
   * @param limit above 0
   */
  record Elapsed(Duration limit) implements Until {
    @Override
    public Optional<String> answer(BiFunction<String, Metric, Rate> rates, Duration elapsed) {
      return elapsed.compareTo(limit) >= 0 ? Optional.of("the time is over") : Optional.empty();
    }

    @Override
    public Optional<TunedSequence.Target> target(String program, Metric metric) {
      return Optional.empty();
    }

    @Override
    public Set<String> programs() {
      return Set.of();
    }
  }

  /** Several rules in one. */
  sealed interface Joined extends Until {

    /** The rules, in their order. */
    List<Until> rules();

    /** What is known of each that is reached. */
    default List<String> answers(BiFunction<String, Metric, Rate> rates, Duration elapsed) {
      return rules().stream().flatMap(rule -> rule.answer(rates, elapsed).stream()).toList();
    }

    @Override
    default Optional<TunedSequence.Target> target(String program, Metric metric) {
      return rules().stream().flatMap(rule -> rule.target(program, metric).stream()).findFirst();
    }

    @Override
    default Set<String> programs() {
      Set<String> programs = new LinkedHashSet<>();
      rules().forEach(rule -> programs.addAll(rule.programs()));
      return programs;
    }
  }

  /** Every one of these is reached, at the same time. */
  record AllOf(List<Until> rules) implements Joined {
    /** Keeps the rules as they are. */
    public AllOf {
      rules = List.copyOf(rules);
    }

    @Override
    public Optional<String> answer(BiFunction<String, Metric, Rate> rates, Duration elapsed) {
      List<String> answers = answers(rates, elapsed);
      return answers.size() == rules.size()
          ? Optional.of(String.join(", and ", answers))
          : Optional.empty();
    }
  }

  /** At least one of these is reached. */
  record AnyOf(List<Until> rules) implements Joined {
    /** Keeps the rules as they are. */
    public AnyOf {
      rules = List.copyOf(rules);
    }

    @Override
    public Optional<String> answer(BiFunction<String, Metric, Rate> rates, Duration elapsed) {
      List<String> answers = answers(rates, elapsed);
      return answers.isEmpty() ? Optional.empty() : Optional.of(String.join(", and ", answers));
    }
  }
}
