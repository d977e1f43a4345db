package dev.vfrace.cli;

import dev.vfrace.store.StoredRun;
import dev.vfrace.text.Durations;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Function;
import java.util.function.Predicate;
import picocli.CommandLine.Option;

/** The options that choose runs of the store. */
final class RunFilter implements Predicate<StoredRun> {

  @Option(names = "--kernel", paramLabel = "NAME", description = "Runs of this design.")
  private String kernel = "";

  @Option(names = "--scenario", paramLabel = "NAME", description = "Runs of this scenario.")
  private String scenario = "";

  @Option(names = "--timing", paramLabel = "NAME", description = "Runs of this timing.")
  private String timing = "";

  @Option(names = "--label", paramLabel = "TEXT", description = "Runs with this in their label.")
  private String label = "";

  @Option(
      names = "--since",
      paramLabel = "DATE|TIME",
      description = "Runs that began on or after 2026-05-17, or within the last 36h or 7d.")
  private String since = "";

  @Override
  public boolean test(StoredRun run) {
    return has(run, kernel, StoredRun.Campaign::kernel)
        && has(run, scenario, StoredRun.Campaign::scenario)
        && has(run, timing, StoredRun.Campaign::timing)
        && run.label().contains(label)
        && (since.isEmpty() || !run.started().isBefore(start()));
  }

  private static boolean has(
      StoredRun run, String wanted, Function<StoredRun.Campaign, String> name) {
    return wanted.isEmpty() || run.campaigns().stream().map(name).anyMatch(wanted::equals);
  }

  private Instant start() {
    try {
      return LocalDate.parse(since).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException noDate) {
      try {
        return Instant.now().minusNanos(Durations.nanos(since));
      } catch (IllegalArgumentException noDuration) {
        throw new UsageException(
            "--since %s: neither; allowed: a date such as 2026-05-17, or %s"
                .formatted(since, Durations.ALLOWED));
      }
    }
  }
}
