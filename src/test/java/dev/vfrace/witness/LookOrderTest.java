package dev.vfrace.witness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.trace.TraceEvent;
import dev.vfrace.vocabulary.LinkState;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A look that was recorded behind a change that it did not see goes before it. */
@Tag("unit")
class LookOrderTest {

  private static final LinkState UNMARKED = new LinkState(LinkState.SYSFS_ATTRIBUTES);
  private static final LinkState MARKED =
      new LinkState(LinkState.SYSFS_ATTRIBUTES | LinkState.IFF_SLAVE);
  private static final TraceEvent SHOWN = new TraceEvent.Published(1, UNMARKED, UNMARKED);
  private static final TraceEvent FLAGGED = new TraceEvent.Published(2, MARKED, MARKED);

  @Test
  void aPollThatDidNotSeeTheMarkComesBeforeIt() {
    TraceEvent late = new TraceEvent.Looked(3, "sysfs-scanner", true, UNMARKED);
    assertThat(ordered(SHOWN, FLAGGED, late)).containsExactly(SHOWN, late, FLAGGED);
  }

  @Test
  void oneThatSawItStays() {
    TraceEvent look = new TraceEvent.Looked(3, "sysfs-scanner", true, MARKED);
    assertThat(ordered(SHOWN, FLAGGED, look)).containsExactly(SHOWN, FLAGGED, look);
  }

  /** Its message is from before the mark, and it is late all the same. */
  @Test
  void whoGoesByAMessageStays() {
    TraceEvent look = new TraceEvent.Looked(3, "wicked", true, UNMARKED);
    assertThat(ordered(SHOWN, FLAGGED, look)).containsExactly(SHOWN, FLAGGED, look);
  }

  private static List<TraceEvent> ordered(TraceEvent... events) {
    return LookOrder.of(
        WitnessedRun.settings("run.userspace=[sysfs-scanner, wicked]").machine(), List.of(events));
  }
}
