package dev.vfrace.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.delay.Delay;
import dev.vfrace.model.KernelDesign;
import dev.vfrace.model.MachineSpec;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.model.Shown.Devices;
import dev.vfrace.settings.Catalogue;
import dev.vfrace.timeline.Draws;
import dev.vfrace.userspace.ProgramMatter;
import dev.vfrace.vocabulary.Matter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A timeline that tries the bounds of every delay runs the same actors, untouched. */
@Tag("campaign")
class BoundsTest {

  private static final Catalogue BUNDLED =
      Catalogue.load(Catalogue.confDir(), List.of(), List.of(), Map.of());
  private static final Rehearsal REHEARSAL = new Rehearsal();
  private static final double HOUR = 3.6e12;
  private static final double MILLISECOND = 1e6;

  @AfterAll
  static void closeRehearsal() {
    REHEARSAL.close();
  }

  static Stream<String> kernels() {
    return BUNDLED.kernels().keySet().stream();
  }

  /** Every delay as short, or as long, as it can be. */
  private record AtBound(double share) implements Draws.Source {
    @Override
    public Draws of(int lane, String actor) {
      return new Draws() {
        @Override
        public void startCycle(long number, long at) {}

        @Override
        public long of(Matter matter, Delay delay) {
          // polls without any time between them would leave none to the rest
          double least = matter == ProgramMatter.PERIOD ? MILLISECOND : 0;
          return (long) Math.max(Math.min(delay.quantile(share), HOUR), least);
        }
      };
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void aCycleComesToItsEndAtBothBounds(String kernel) {
    KernelDesign design = BUNDLED.kernel(kernel);
    List<ProgramSpec> programs =
        BUNDLED.programs().values().stream().map(ProgramSpec::untouching).toList();
    RecordedCycle shortest = play(design, programs, 0);
    RecordedCycle longest = play(design, programs, 1);
    assertThat(labels(longest)).containsAll(withVf(design) ? List.of("S1", "R8") : List.of());
    assertThat(labels(shortest)).containsAll(withVf(design) ? List.of("S1", "R8") : List.of());
    assertThat(length(shortest)).isLessThanOrEqualTo(length(longest));
  }

  private static RecordedCycle play(KernelDesign design, List<ProgramSpec> programs, double share) {
    MachineSpec spec =
        new MachineSpec(
            design, Plays.scenario(false), BUNDLED.timing(), programs, Delay.ZERO, /* seed= */ 1);
    return REHEARSAL.play(spec, new AtBound(share), 1).get(0);
  }

  private static boolean withVf(KernelDesign design) {
    return design.shown().devices() == Devices.TWO;
  }

  private static List<String> labels(RecordedCycle cycle) {
    return cycle.steps().stream().map(RecordedStep::label).toList();
  }

  private static long length(RecordedCycle cycle) {
    List<RecordedStep> steps = cycle.steps();
    return steps.isEmpty() ? 0 : steps.get(steps.size() - 1).at() - cycle.startedAt();
  }
}
