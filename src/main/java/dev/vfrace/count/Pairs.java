package dev.vfrace.count;

/**
 * Cycles in which two runs, A and B, drew the same delays, by where something happened.
 *
 * @param both in both runs
 * @param onlyA in A alone
 * @param onlyB in B alone
 * @param neither in neither, though it could have in both
 */
public record Pairs(long both, long onlyA, long onlyB, long neither) {

  /** No cycles. */
  public static final Pairs NONE = new Pairs(0, 0, 0, 0);

  /**
   * Those of up to 64 cycles, a bit each.
   *
   * @param chances where it could happen in both
   * @param hitsA where it happened in A
   * @param hitsB where it happened in B
   */
  public static Pairs of(long chances, long hitsA, long hitsB) {
    return new Pairs(
        Long.bitCount(chances & hitsA & hitsB),
        Long.bitCount(chances & hitsA & ~hitsB),
        Long.bitCount(chances & ~hitsA & hitsB),
        Long.bitCount(chances & ~hitsA & ~hitsB));
  }

  /** The sum. */
  public Pairs plus(Pairs other) {
    return new Pairs(
        both + other.both, onlyA + other.onlyA, onlyB + other.onlyB, neither + other.neither);
  }

  /** All cycles. */
  public long trials() {
    return both + onlyA + onlyB + neither;
  }

  /** Those in which it happened in A. */
  public long countA() {
    return both + onlyA;
  }

  /** Those in which it happened in B. */
  public long countB() {
    return both + onlyB;
  }
}
