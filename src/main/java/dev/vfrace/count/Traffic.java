package dev.vfrace.count;

/**
 * What became of the packets of some cycles. Times are sums, in modelled nanoseconds.
 *
 * @param cycles how many
 * @param outageNanos without any working data path
 * @param syntheticNanos on the synthetic path
 * @param lostPackets sent or delivered to a path that did not work
 * @param lostSquares the squares of those of each cycle, for the interval of their mean
 */
public record Traffic(
    long cycles, long outageNanos, long syntheticNanos, long lostPackets, double lostSquares) {

  /** Nothing counted. */
  public static final Traffic NONE = new Traffic(0, 0, 0, 0, 0);

  /** The difference. */
  public Traffic minus(Traffic less) {
    return new Traffic(
        cycles - less.cycles,
        outageNanos - less.outageNanos,
        syntheticNanos - less.syntheticNanos,
        lostPackets - less.lostPackets,
        lostSquares - less.lostSquares);
  }

  /** The sum. */
  public Traffic plus(Traffic other) {
    return new Traffic(
        cycles + other.cycles,
        outageNanos + other.outageNanos,
        syntheticNanos + other.syntheticNanos,
        lostPackets + other.lostPackets,
        lostSquares + other.lostSquares);
  }
}
