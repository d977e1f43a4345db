package dev.vfrace.campaign;

/**
 * What a campaign keeps beside the sums of what it counts.
 *
 * @param byCycle whether it is kept in which cycle what happened, for a comparison by cycle
 * @param witnesses how many cycles are kept as they ran, at most; 0: no witnesses at all
 */
public record Keeping(boolean byCycle, int witnesses) {

  /** The sums alone. */
  public static final Keeping SUMS = new Keeping(/* byCycle= */ false, 0);
}
