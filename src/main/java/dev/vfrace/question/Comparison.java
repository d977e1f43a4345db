package dev.vfrace.question;

import dev.vfrace.statistics.Interval;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** How an expectation compares a rate with its bound. */
public enum Comparison {
  /** Below the bound. */
  LESS("<") {
    @Override
    Decision decide(Interval interval, double bound) {
      return decision(interval.high() < bound, interval.low() >= bound);
    }
  },
  /** The bound or below. */
  AT_MOST("<=") {
    @Override
    Decision decide(Interval interval, double bound) {
      return decision(interval.high() <= bound, interval.low() > bound);
    }
  },
  /** Above the bound. */
  GREATER(">") {
    @Override
    Decision decide(Interval interval, double bound) {
      return decision(interval.low() > bound, interval.high() <= bound);
    }
  },
  /** The bound or above. */
  AT_LEAST(">=") {
    @Override
    Decision decide(Interval interval, double bound) {
      return decision(interval.low() >= bound, interval.high() < bound);
    }
  },
  /** The bound itself: can be refuted by counting, and never shown. */
  EQUAL("==") {
    @Override
    Decision decide(Interval interval, double bound) {
      boolean exactly = interval.low() == bound && interval.high() == bound;
      return decision(exactly, !interval.contains(bound));
    }
  };

  private final String symbol;

  Comparison(String symbol) {
    this.symbol = symbol;
  }

  /** Its operator in expressions. */
  public String symbol() {
    return symbol;
  }

  /** Whether all, none, or a part of the interval satisfies the comparison. */
  abstract Decision decide(Interval interval, double bound);

  /** The comparison of that operator, if there is one. */
  static Optional<Comparison> bySymbol(String symbol) {
    return Arrays.stream(values()).filter(it -> it.symbol.equals(symbol)).findFirst();
  }

  /** All operators, for messages that say what is allowed. */
  static String symbols() {
    return Arrays.stream(values()).map(Comparison::symbol).collect(Collectors.joining(" "));
  }

  private static Decision decision(boolean allSatisfy, boolean allViolate) {
    if (allSatisfy) {
      return Decision.HOLDS;
    }
    return allViolate ? Decision.FAILS : Decision.UNDECIDED;
  }
}
