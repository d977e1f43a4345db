package dev.vfrace.explain;

import dev.vfrace.delay.Delay;
import dev.vfrace.model.KernelDesign;
import dev.vfrace.model.KernelTiming;
import dev.vfrace.model.MachineSpec;
import dev.vfrace.model.Neighbours;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.model.ProgramSpec.Runs;
import dev.vfrace.model.ProgramSpec.Trigger;
import dev.vfrace.model.Scenario;
import dev.vfrace.model.Scenario.Action;
import dev.vfrace.model.Timing;
import dev.vfrace.model.UserspaceTiming;
import dev.vfrace.vocabulary.Netns;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plays that explain a kernel design: a VF whose netvsc is up and known registers, and goes. */
public final class Plays {

  private static final String NAME = "play";
  private static final String SUMMARY = "a VF whose netvsc is up and known";

  /** What a play takes from its script it does not take from its timing. */
  private static final Timing NO_TIMING =
      new Timing(
          NAME,
          SUMMARY,
          SUMMARY,
          "mlx5_core",
          new KernelTiming(Map.of()),
          new UserspaceTiming(
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty()));

  private final Rehearsal rehearsal;

  /** Plays on a rehearsal. */
  public Plays(Rehearsal rehearsal) {
    this.rehearsal = rehearsal;
  }

  /** One cycle of a design with steps of the same length, and some programs beside. */
  public RecordedCycle evenSteps(KernelDesign design, List<ProgramSpec> programs) {
    return play(design, programs, NO_TIMING, Script.evenSteps(), 1).get(0);
  }

  /** One cycle of a design in which every step of a timing takes its median. */
  public RecordedCycle atMedians(KernelDesign design, Timing timing) {
    return play(design, List.of(), timing, Script.quantiles(0.5), 1).get(0);
  }

  /** So many cycles of a design, with programs and a script. */
  List<RecordedCycle> scripted(
      KernelDesign design, List<ProgramSpec> programs, Script script, int cycles) {
    return play(design, programs, NO_TIMING, script, cycles);
  }

  private List<RecordedCycle> play(
      KernelDesign design, List<ProgramSpec> programs, Timing timing, Script script, int cycles) {
    MachineSpec spec =
        new MachineSpec(design, scenario(programs), timing, programs, Delay.ZERO, /* seed= */ 1);
    return rehearsal.play(spec, script, cycles);
  }

  /** A boot for programs that run at boot alone; a hot-add for the others. */
  private static Scenario scenario(List<ProgramSpec> programs) {
    List<Scenario.Stage> cycle = new ArrayList<>();
    if (programs.stream().anyMatch(Plays::needsBoot)) {
      cycle.add(Action.BOOT);
    }
    cycle.addAll(
        List.of(
            Action.OFFER_VF,
            Action.AWAIT_VF_REGISTERED,
            Action.SETTLE,
            Action.REVOKE_VF,
            Action.AWAIT_VF_REMOVED,
            Action.GAP));
    return new Scenario(
        NAME,
        SUMMARY,
        SUMMARY,
        Netns.INIT,
        Neighbours.NONE,
        List.of(Action.LOAD_MODULE, Action.OFFER_SYNTHETIC, Action.AWAIT_NETVSC_PROBED),
        cycle);
  }

  /** Whether a program changes the device by itself, and is not only asked. */
  static boolean actsOnly(ProgramSpec program) {
    return program.trigger() != Trigger.KERNEL_ASK;
  }

  /** Whether a program has no chance but in a boot. */
  public static boolean needsBoot(ProgramSpec program) {
    return program.trigger() == Trigger.BOOT_SCAN || program.runs() == Runs.BOOT;
  }
}
