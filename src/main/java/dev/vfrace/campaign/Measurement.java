package dev.vfrace.campaign;

import java.time.Duration;
import java.time.Instant;
import org.HdrHistogram.Histogram;

/**
 * What a campaign measured.
 *
 * @param settings what was run
 * @param started when
 * @param elapsed wall time, from the first actor to the last cycle
 * @param messages handled by the workers' actors
 * @param ending why it ended
 * @param totals what the lanes reported
 * @param allocatedBytes by the workers' threads, warm-up and start included
 * @param lateness how late the timed entries were done, modelled nanoseconds
 */
public record Measurement(
    CampaignSettings settings,
    Instant started,
    Duration elapsed,
    long messages,
    Ending ending,
    CampaignTotals totals,
    long allocatedBytes,
    Histogram lateness) {

  /** The same with the time and the messages of what was run before; its totals have it already. */
  Measurement after(Resumption before) {
    return new Measurement(
        settings,
        before.started(),
        elapsed.plus(before.elapsed()),
        messages + before.messages(),
        ending,
        totals,
        allocatedBytes,
        lateness);
  }
}
