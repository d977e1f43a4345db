package dev.vfrace.campaign;

import dev.vfrace.model.Bases;

/**
 * Where a campaign's settings come from.
 *
 * @param configuration HOCON from which the same campaign can be built again, without any other
 *     file; empty if it was not built from a configuration
 * @param fingerprint SHA-256 of all in it that determines the counts, in hexadecimal; empty
 *     likewise
 * @param departures where all that is run departs from what comes with vfrace
 * @param bases what its figures rest on
 */
public record Provenance(
    String configuration, String fingerprint, Departed departures, Bases bases) {

  /** The same with other settings, such as {@code run.threads = 1}, that leave the fingerprint. */
  Provenance with(String... settings) {
    StringBuilder text = new StringBuilder(configuration);
    for (String setting : settings) {
      text.append("vfrace.").append(setting).append('\n');
    }
    return new Provenance(text.toString(), fingerprint, departures, bases);
  }

  /** The same with where it departs. */
  public Provenance departing(Departed found) {
    return new Provenance(configuration, fingerprint, found, bases);
  }

  /** The same with what its figures rest on. */
  public Provenance resting(Bases found) {
    return new Provenance(configuration, fingerprint, departures, found);
  }

  /** Of a campaign that was not built from a configuration. */
  public static final Provenance NONE = new Provenance("", "", Departed.NONE, Bases.NONE);
}
