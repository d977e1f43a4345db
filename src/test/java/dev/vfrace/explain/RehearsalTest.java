package dev.vfrace.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.vfrace.model.MachineSpec;
import dev.vfrace.settings.Catalogue;
import dev.vfrace.timeline.Draws;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("campaign")
@Timeout(60)
@DisplayName("faults: a fatal error in a worker")
class RehearsalTest {

  private static final MachineSpec SPEC =
      Catalogue.load(Catalogue.confDir(), List.of(), List.of("run.userspace=wicked"), Map.of())
          .campaign()
          .machine();

  /** Not after the patience for a cycle that does not end, and the rehearsal still closes. */
  @Test
  void anErrorThatPekkoLetsThroughIsTold() {
    Error error = new OutOfMemoryError("unable to create native thread");
    Draws.Source throwing =
        (lane, actor) -> {
          throw error;
        };
    try (Rehearsal rehearsal = new Rehearsal()) {
      assertThat(catchThrowable(() -> rehearsal.play(SPEC, throwing, 1))).isSameAs(error);
      assertThat(catchThrowable(() -> rehearsal.play(SPEC, throwing, 1))).isSameAs(error);
    }
  }

  @Test
  void anExceptionSaysWhichCycle() {
    Draws.Source throwing =
        (lane, actor) -> {
          throw new IllegalStateException("a broken draw");
        };
    try (Rehearsal rehearsal = new Rehearsal()) {
      assertThat(catchThrowable(() -> rehearsal.play(SPEC, throwing, 1)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("a cycle of v6.1 under hot-add did not come to its end")
          .hasMessageContaining("a broken draw");
    }
  }
}
