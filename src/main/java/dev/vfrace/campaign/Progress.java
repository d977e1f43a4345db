package dev.vfrace.campaign;

import java.util.Optional;

/**
 * How far a campaign has come.
 *
 * @param cycles done so far
 * @param finished present at the end
 */
record Progress(long cycles, Optional<Finished> finished) {}
