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

  /**
   * Reads it.
   *
   * @param bundled tells what the user gave, who is to blame where two do not go together
   */
  static StoreOptions read(Section section, Bundled bundled) {
    Section store = section.allowing(List.of(FILE, SHORTEST, LONGEST));
    Located file = store.required(FILE, "a file, auto, or none");
    if (file.text().isBlank()) {
      throw file.error("no name; allowed: a file, auto, or none");
    }
    Duration shortest = batch(store, SHORTEST);
    Duration longest = batch(store, LONGEST);
    if (longest.compareTo(shortest) < 0) {
      Located given = store.required(SHORTEST, Durations.ALLOWED);
      throw bundled.holds(store.required(LONGEST, Durations.ALLOWED))
          ? given.error("too long; allowed: at most " + LONGEST + ", " + store.text(LONGEST))
          : store
              .required(LONGEST, Durations.ALLOWED)
              .error("too short; allowed: at least " + SHORTEST);
    }
    return new StoreOptions(file.text(), shortest, longest);
  }

  private static Duration batch(Section store, String key) {
    Located at = store.required(key, Durations.ALLOWED);
    Duration duration = Duration.ofNanos(at.nanos(Long.MAX_VALUE));
    if (duration.compareTo(LEAST) < 0) {
      throw at.error("too short; allowed: at least 1 ms");
    }
    return duration;
  }
}
