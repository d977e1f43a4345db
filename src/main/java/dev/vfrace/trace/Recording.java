package dev.vfrace.trace;

import java.util.ArrayList;
import java.util.List;

/** Keeps what is recorded, in the order in which it happened. Not thread-safe. */
public final class Recording implements Recorder {

  private final List<TraceEvent> events = new ArrayList<>();

  @Override
  public boolean isOn() {
    return true;
  }

  @Override
  public void record(TraceEvent event) {
    events.add(event);
  }

  /** What was recorded since the last call. */
  public List<TraceEvent> take() {
    List<TraceEvent> taken = List.copyOf(events);
    events.clear();
    return taken;
  }
}
