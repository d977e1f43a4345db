package dev.vfrace.campaign;

import dev.vfrace.question.StoppingRule;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How much a campaign runs.
 *
 * @param cycles over all lanes; empty: until {@code duration} is over
 * @param duration how long at most, in wall time
 * @param until by what is counted it ends earlier; empty: not
 * @param warmUp cycles that each lane runs before anything is counted, at least 0
 */
public record Limits(
    OptionalLong cycles, Optional<Duration> duration, Optional<StoppingRule> until, int warmUp) {}
