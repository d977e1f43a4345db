package dev.vfrace.settings;

import dev.vfrace.text.Durations;
import java.time.Duration;
import java.util.List;

/** Reads {@code vfrace.store}. */
final class StoreReader {

  private static final String FILE = "file";
  private static final String SHORTEST = "shortest-batch";
  private static final String LONGEST = "longest-batch";
  private static final Duration LEAST = Duration.ofMillis(1);

  private StoreReader() {}

  /** Reads it. */
  static StoreOptions read(Section section) {
    Section store = section.allowing(List.of(FILE, SHORTEST, LONGEST));
    Located file = store.required(FILE, "a file, auto, or none");
    if (file.text().isBlank()) {
      throw file.error("no name; allowed: a file, auto, or none");
    }
    Duration shortest = batch(store, SHORTEST, LEAST, "at least 1 ms");
    Duration longest = batch(store, LONGEST, shortest, "at least " + SHORTEST);
    return new StoreOptions(file.text(), shortest, longest);
  }

  private static Duration batch(Section store, String key, Duration least, String allowed) {
    Located at = store.required(key, Durations.ALLOWED);
    Duration duration = Duration.ofNanos(at.nanos(Long.MAX_VALUE));
    if (duration.compareTo(least) < 0) {
      throw at.error("too short; allowed: " + allowed);
    }
    return duration;
  }
}
