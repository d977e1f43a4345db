package dev.vfrace.results;

/**
 * How long userspace could have seen the VF unready, per cycle.
 *
 * @param flagMicros from visible to IFF_SLAVE set
 * @param masterMicros from visible to the master linked
 */
public record Windows(Quantiles flagMicros, Quantiles masterMicros) {

  /** No window was recorded. */
  public static final Windows NONE = new Windows(Quantiles.NONE, Quantiles.NONE);
}
