package dev.vfrace.control;

import dev.vfrace.delay.ConstantDelay;
import java.util.List;
import java.util.OptionalLong;

/**
 * The races with known answers that run beside a campaign, on its workers and at the time scale of
 * its own shortest window {@code w}.
 *
 * <ul>
 *   <li>{@code never}: the flag is set before the VF can be seen, the read comes within {@code w}.
 *   <li>{@code always}: the flag comes a thousand {@code w} later, the read within {@code w}.
 *   <li>{@code known}: the flag comes {@code w} later, the read within {@code w / p}.
 *   <li>{@code known-rare}: the same with the smaller {@code p}.
 * </ul>
 *
 * Without any window (timing {@code raw}) there is no time scale: scheduling alone decides, and
 * {@code never} is the only answer that is known.
 */
public final class Controls {

  /** Its probe must never read an unslaved VF. */
  public static final String NEVER = "never";

  /** Its probe must always read an unslaved VF. */
  public static final String ALWAYS = "always";

  /** Its probe must read an unslaved VF at a known rate. */
  public static final String KNOWN = "known";

  /** The same at a rate near the rates of real races. */
  public static final String KNOWN_RARE = "known-rare";

  private static final long FAR = 1000;

  /** The time scale of {@link #NEVER} where the campaign has none. */
  private static final long NO_SCALE_NANOS = 1000;

  private Controls() {}

  /**
   * The controls of a campaign.
   *
   * @param settings of the controls
   * @param window the campaign's shortest window, nanoseconds; empty if it has none
   * @param seed of the campaign
   */
  public static List<KnownRace> of(ControlSettings settings, OptionalLong window, long seed) {
    if (window.isEmpty()) {
      return List.of(KnownRace.never(NEVER, NO_SCALE_NANOS, seed));
    }
    long scale = window.getAsLong();
    ConstantDelay flag = new ConstantDelay(scale);
    return List.of(
        KnownRace.never(NEVER, scale, seed),
        KnownRace.byUevent(ALWAYS, new ConstantDelay(FAR * scale), scale, seed),
        KnownRace.byUevent(KNOWN, flag, Math.round(scale / settings.known()), seed),
        KnownRace.byUevent(KNOWN_RARE, flag, Math.round(scale / settings.knownRare()), seed));
  }
}
