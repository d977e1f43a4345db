package dev.vfrace.witness;

import dev.vfrace.model.MachineSpec;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.model.Reads;
import dev.vfrace.model.Trigger;
import dev.vfrace.model.UdevStage;
import dev.vfrace.trace.TraceEvent;
import dev.vfrace.vocabulary.LinkState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts the looks of programs that take no lock before the change that they did not see. Where the
 * two sides of a VM are on two threads, a look is recorded an instant after it was made, and the
 * kernel's next step may have been recorded in between.
 */
final class LookOrder {

  private static final int SEEN = LinkState.IFF_SLAVE | LinkState.MASTER | LinkState.IFF_UP;

  private LookOrder() {}

  /** The events of a VM whose sides were on two threads; rules look through udev's cache. */
  static List<TraceEvent> of(MachineSpec spec, List<TraceEvent> recorded) {
    Set<String> lockless =
        spec.programs().stream()
            .filter(it -> it.reads() == Reads.SYSFS || it.reads() == Reads.IOCTL)
            .filter(it -> it.trigger() == Trigger.POLL || it.stage() != UdevStage.RULES)
            .map(ProgramSpec::name)
            .collect(Collectors.toSet());
    List<TraceEvent> ordered = new ArrayList<>(recorded.size());
    int lastChange = -1;
    int before = 0;
    int now = 0;
    for (TraceEvent event : recorded) {
      if (event instanceof TraceEvent.Published published) {
        before = now;
        now = published.seen().bits() & SEEN;
        lastChange = ordered.size();
      }
      boolean missed =
          event instanceof TraceEvent.Looked looked
              && lockless.contains(looked.program())
              && lastChange >= 0
              && before != now
              && (looked.state().bits() & SEEN) == before;
      if (missed) {
        ordered.add(lastChange, event);
        lastChange++;
      } else {
        ordered.add(event);
      }
    }
    return ordered;
  }
}
