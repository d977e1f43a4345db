package dev.vfrace.explain;

import dev.vfrace.delay.Delay;
import dev.vfrace.timeline.Draws;
import dev.vfrace.userspace.ProgramMatter;
import dev.vfrace.vocabulary.KernelStep;
import dev.vfrace.vocabulary.Matter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import java.util.function.ToLongBiFunction;

/**
 * Delays that are given instead of drawn: a rule for all, and exceptions for one matter of one
 * actor.
 */
public final class Script implements Draws.Source {

  private static final long MILLISECOND = 1_000_000;
  private static final long SECOND = 1000 * MILLISECOND;
  private static final long HOUR = 3600 * SECOND;

  private final ToLongBiFunction<Matter, Delay> rule;
  private final Map<String, Map<Matter, LongUnaryOperator>> exceptions;

  private Script(
      ToLongBiFunction<Matter, Delay> rule,
      Map<String, Map<Matter, LongUnaryOperator>> exceptions) {
    this.rule = rule;
    this.exceptions = exceptions;
  }

  /**
   * Every step takes the same time, so that no two coincide; the takeover, the wait for a manager,
   * the settling and the acts of programs come late enough to be told apart.
   */
  public static Script evenSteps() {
    return new Script((matter, delay) -> even(matter), Map.of());
  }

  /** Every delay takes the time that so large a share of its draws does not exceed. */
  public static Script quantiles(double share) {
    return new Script((matter, delay) -> (long) Math.min(delay.quantile(share), HOUR), Map.of());
  }

  /**
   * The same but for one matter.
   *
   * @param actor its name
   * @param matter of the actor
   * @param byCycle how long it takes in the cycle of a number, nanoseconds
   */
  public Script with(String actor, Matter matter, LongUnaryOperator byCycle) {
    Map<String, Map<Matter, LongUnaryOperator>> more = new HashMap<>(exceptions);
    Map<Matter, LongUnaryOperator> ofActor = new HashMap<>(more.getOrDefault(actor, Map.of()));
    ofActor.put(matter, byCycle);
    more.put(actor, ofActor);
    return new Script(rule, more);
  }

  @Override
  public Draws of(int lane, String actor) {
    Map<Matter, LongUnaryOperator> ofActor = exceptions.getOrDefault(actor, Map.of());
    return new Draws() {
      private long cycle;

      @Override
      public void startCycle(long number, long at) {
        cycle = number;
      }

      @Override
      public long of(Matter matter, Delay delay) {
        return Optional.ofNullable(ofActor.get(matter))
            .map(exception -> exception.applyAsLong(cycle))
            .orElseGet(() -> rule.applyAsLong(matter, delay));
      }
    };
  }

  private static long even(Matter matter) {
    if (matter instanceof KernelStep step) {
      return switch (step) {
        case VF_ASSOCIATION -> 0;
        case VF_TAKEOVER -> 100 * MILLISECOND;
        case MANAGER_TIMEOUT, GAP -> SECOND;
        case SETTLE -> 10 * SECOND;
        default -> MILLISECOND;
      };
    }
    return switch ((ProgramMatter) matter) {
      case WAKE_UP,
          LATENCY,
          LINK_LATENCY,
          PROPERTY_LATENCY,
          PHASE,
          RENAME,
          UDEVD_START,
          STARTS,
          AGAIN_LATENCY,
          RESTARTS,
          PLACEMENT ->
          0;
      case ACT_LATENCY, ORPHAN_LATENCY -> SECOND / 2;
      case PERIOD -> HOUR;
    };
  }
}
