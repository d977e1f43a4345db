package dev.vfrace.userspace;

import dev.vfrace.vocabulary.Uevent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The uevents that came while udev was at work on another. Most of the time there are none. */
final class UeventQueue {

  private List<Uevent.Action> queued = List.of();

  /** One has come. */
  void add(Uevent.Action action) {
    List<Uevent.Action> more = new ArrayList<>(queued);
    more.add(action);
    queued = List.copyOf(more);
  }

  /** Takes the first out, if there is one. */
  Optional<Uevent.Action> next() {
    if (queued.isEmpty()) {
      return Optional.empty();
    }
    Uevent.Action first = queued.get(0);
    queued = List.copyOf(queued.subList(1, queued.size()));
    return Optional.of(first);
  }

  /** Another cycle. */
  void clear() {
    queued = List.of();
  }
}
