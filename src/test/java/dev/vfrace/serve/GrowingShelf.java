package dev.vfrace.serve;

import dev.vfrace.page.Told;
import dev.vfrace.report.Presentation;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A shelf with one result, of which a test decides how far it has come. */
final class GrowingShelf implements Shelf {

  static final String ID = "12";
  static final long REQUESTED = 1_000_000;

  private Optional<Presentation> result = Optional.empty();
  private long cycles;
  private boolean running = true;
  private boolean broken;
  private boolean damaged;

  /** More has come. */
  synchronized void grow(Presentation now, long cyclesNow) {
    result = Optional.of(now);
    cycles = cyclesNow;
  }

  /** All has come. */
  synchronized void end() {
    running = false;
  }

  /** It cannot be read, or can be again. */
  synchronized void broken(boolean isBroken) {
    broken = isBroken;
  }

  /** It alone cannot be read. */
  synchronized void damaged() {
    damaged = true;
  }

  @Override
  public synchronized List<Entry> entries() {
    if (broken) {
      throw new IllegalStateException("the store is locked");
    }
    return List.of(
        new Entry(
            ID,
            "Run <12>",
            running ? "running" : "complete",
            running,
            "2026-01-01T00:00:00Z",
            cycles,
            OptionalLong.of(REQUESTED),
            cycles + " " + running));
  }

  @Override
  public synchronized Optional<Told> told(String id) {
    if (damaged) {
      throw new IllegalStateException("run 12 is damaged");
    }
    return id.equals(ID) ? result.map(it -> new Told(ID, it, running)) : Optional.empty();
  }
}
