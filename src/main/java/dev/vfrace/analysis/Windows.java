package dev.vfrace.analysis;

/**
 * For how long userspace could see the VF unready, in microseconds of modelled time: as it came
 * out, and as the timing has it for a VF that is joined while it registers.
 *
 * @param flagMicros from the attribute files to IFF_SLAVE
 * @param masterMicros from the symlink to the master link
 * @param configuredFlagMicros the sum of the delays between the former, drawn independently
 * @param configuredMasterMicros the same for the latter
 */
public record Windows(
    Quantiles flagMicros,
    Quantiles masterMicros,
    Quantiles configuredFlagMicros,
    Quantiles configuredMasterMicros) {

  /** Of a VF without a netvsc that could mark it. */
  public static final Windows NONE =
      new Windows(Quantiles.NONE, Quantiles.NONE, Quantiles.NONE, Quantiles.NONE);
}
