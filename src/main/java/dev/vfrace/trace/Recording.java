package dev.vfrace.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * Keeps what is recorded of some cycles, in the order in which it happened. The two sides of a VM
 * may be on two threads, and record in one order all the same: in that in which they came here.
 */
public final class Recording implements Recorder {

  private final LongPredicate chosen;
  private List<TraceEvent> events = new ArrayList<>();
  private volatile boolean on;

  /** Of everything. */
  public Recording() {
    this(cycle -> true);
    on = true;
  }

  /**
   * Of some cycles, and of nothing before them.
   *
   * @param chosen by the number of a cycle
   */
  public Recording(LongPredicate chosen) {
    this.chosen = chosen;
  }

  @Override
  public boolean isOn() {
    return on;
  }

  @Override
  public boolean keepsTimes() {
    return true;
  }

  @Override
  public void startCycle(long number) {
    on = chosen.test(number);
  }

  @Override
  public synchronized void record(TraceEvent event) {
    events.add(event);
  }

  @Override
  public synchronized List<TraceEvent> take() {
    if (events.isEmpty()) {
      return List.of();
    }
    List<TraceEvent> taken = events;
    events = new ArrayList<>();
    return taken;
  }
}
