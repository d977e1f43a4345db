package dev.vfrace.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.count.Counter;
import dev.vfrace.count.Counts;
import dev.vfrace.delay.ConstantDelay;
import dev.vfrace.delay.Delay;
import dev.vfrace.delay.ExponentialDelay;
import dev.vfrace.delay.UniformDelay;
import dev.vfrace.machine.VirtualMachine;
import dev.vfrace.model.Act;
import dev.vfrace.model.DesignRules;
import dev.vfrace.model.KernelDesign;
import dev.vfrace.model.KernelTiming;
import dev.vfrace.model.MachineSpec;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.model.Reads;
import dev.vfrace.model.Scenario;
import dev.vfrace.model.Shown.GetLinkFinds;
import dev.vfrace.model.Shown.UeventAt;
import dev.vfrace.model.Timing;
import dev.vfrace.model.Trigger;
import dev.vfrace.settings.Catalogue;
import dev.vfrace.vocabulary.KernelStep;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Step table, explanation, windows and counts say the same of random designs, programs and timings,
 * and of every bundled design. {@code -Dvfrace.random-designs=10000} tries more.
 */
@Tag("campaign")
class RandomDesignTest {

  private static final Catalogue BUNDLED =
      Catalogue.load(Catalogue.confDir(), List.of(), List.of(), Map.of());
  private static final Rehearsal REHEARSAL = new Rehearsal();
  private static final Plays PLAYS = new Plays(REHEARSAL);
  private static final RaceFinder FINDER = new RaceFinder(PLAYS, BUNDLED.programs());
  private static final List<ProgramSpec> PROGRAMS =
      BUNDLED.programs().values().stream()
          .filter(program -> program.trigger() != Trigger.KERNEL_ASK)
          .filter(program -> program.acts() != Act.ENSLAVE)
          .toList();
  private static final int CYCLES = 20;

  @AfterAll
  static void closeRehearsal() {
    REHEARSAL.close();
  }

  /** One case. */
  private record Case(KernelDesign design, ProgramSpec program, Timing timing, long seed) {}

  static Stream<String> kernels() {
    return BUNDLED.kernels().keySet().stream();
  }

  @Test
  void allThatIsSaidOfARandomDesignAgrees() {
    int designs = Integer.getInteger("vfrace.random-designs", 300);
    SplittableRandom random = new SplittableRandom(20231126);
    for (int tried = 0; tried < designs; tried++) {
      Case made =
          new Case(
              RandomDesign.legal(random),
              PROGRAMS.get(random.nextInt(PROGRAMS.size())),
              timing(random),
              random.nextLong());
      Optional<String> contradiction = contradiction(made);
      assertThat(contradiction.map(first -> smallest(made)))
          .as("design %d of %d", tried, designs)
          .isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void allThatIsSaidOfABundledDesignAgrees(String kernel) {
    for (ProgramSpec program : PROGRAMS) {
      Case bundled = new Case(BUNDLED.kernel(kernel), program, BUNDLED.timing(), 1);
      assertThat(contradiction(bundled)).as(program.name()).isEmpty();
    }
  }

  /** What two places say differently, if any do. */
  private static Optional<String> contradiction(Case made) {
    assertThat(DesignRules.contradiction(made.design)).isEmpty();
    Race race = FINDER.find(made.design, made.program);
    List<ProgramSpec> programs = withSources(made.program).map(ProgramSpec::untouching).toList();
    VirtualMachine.Round round = run(made, programs);
    Counts counts = round.programs().get(programs.size() - 1);
    if (race.kind() == Race.Kind.NONE && counts.of(Counter.MISJUDGED) > 0) {
      return Optional.of("no window is explained, and %s counted".formatted(counts));
    }
    if (race.kind() == Race.Kind.EVERY_TIME
        && counts.of(Counter.MISJUDGED) < counts.of(Counter.TRIALS)
        && !meetsNoDevice(made)) {
      return Optional.of("wrong every time is explained, and %s counted".formatted(counts));
    }
    return windows(made, race, round);
  }

  /** Whom a uevent wakes that comes before the device can be looked up. */
  private static boolean meetsNoDevice(Case made) {
    return made.program.reads() == Reads.RTNETLINK
        && made.design.shown().getLinkFinds() == GetLinkFinds.BEFORE_RTNL
        && made.design.shown().ueventAt() == UeventAt.SYSFS;
  }

  /** The step table, the bits that were set, and the windows that the VM measured. */
  private static Optional<String> windows(Case made, Race race, VirtualMachine.Round round) {
    List<StepRow> rows =
        new StepTable(PLAYS.evenSteps(made.design, List.of()), made.design.shown().getLinkFinds())
            .rows().stream().takeWhile(row -> !row.step().startsWith("R")).toList();
    boolean tableUnslaved = rows.stream().anyMatch(StepRow::readsUnslaved);
    boolean measuredUnslaved = Arrays.stream(round.times().flagWindows()).anyMatch(it -> it > 0);
    if (tableUnslaved != measuredUnslaved) {
      return Optional.of(
          "the step table shows an unslaved VF: %s; a flag window was measured: %s"
              .formatted(tableUnslaved, measuredUnslaved));
    }
    boolean tableMasterless = rows.stream().anyMatch(StepRow::lacksMaster);
    boolean measuredMasterless =
        Arrays.stream(round.times().masterWindows()).anyMatch(it -> it > 0);
    if (tableMasterless != measuredMasterless) {
      return Optional.of(
          "the step table shows a VF without a master: %s; a master window was measured: %s"
              .formatted(tableMasterless, measuredMasterless));
    }
    boolean ends = race.holds().isPresent();
    if (race.kind() == Race.Kind.WINDOW && !ends) {
      return Optional.of("a window is explained that nothing ends");
    }
    return Optional.empty();
  }

  private static Stream<ProgramSpec> withSources(ProgramSpec program) {
    Optional<String> source = program.propertyFrom().or(program::verdictFrom);
    Stream<ProgramSpec> sources =
        source.stream().flatMap(name -> withSources(BUNDLED.program(name)));
    return Stream.concat(sources, Stream.of(program));
  }

  private static VirtualMachine.Round run(Case made, List<ProgramSpec> programs) {
    boolean boots = programs.stream().anyMatch(Plays::needsBoot);
    Scenario scenario = Plays.scenario(boots);
    return REHEARSAL.run(
        new MachineSpec(made.design, scenario, made.timing, programs, Delay.ZERO, made.seed),
        CYCLES);
  }

  /** The case that is left when every part that does not matter is as in v6.1. */
  private static String smallest(Case made) {
    KernelDesign plain = BUNDLED.kernel("v6.1");
    Case smallest = made;
    boolean smaller = true;
    while (smaller) {
      smaller = false;
      for (KernelDesign design : RandomDesign.smaller(smallest.design, plain)) {
        Case candidate = new Case(design, made.program, made.timing, made.seed);
        if (contradiction(candidate).isPresent()) {
          smallest = candidate;
          smaller = true;
          break;
        }
      }
    }
    return "%s%n  of %s on %s"
        .formatted(contradiction(smallest).orElseThrow(), smallest.program.name(), smallest.design);
  }

  /** Every step takes some time, and the association is there before the VF. */
  private static Timing timing(SplittableRandom random) {
    Map<KernelStep, Delay> delays = new EnumMap<>(KernelStep.class);
    for (KernelStep step : KernelStep.values()) {
      delays.put(step, delay(random, step));
    }
    Timing bundled = BUNDLED.timing();
    return new Timing(
        "random",
        "random",
        "random",
        bundled.driver(),
        new KernelTiming(delays),
        bundled.userspace(),
        Optional.empty());
  }

  private static Delay delay(SplittableRandom random, KernelStep step) {
    if (step == KernelStep.VF_ASSOCIATION) {
      return Delay.ZERO;
    }
    long scale = 1000L + random.nextInt(1_000_000);
    return switch (random.nextInt(3)) {
      case 0 -> new ConstantDelay(scale);
      case 1 -> new UniformDelay(scale / 2, scale);
      default -> new ExponentialDelay(scale);
    };
  }
}
