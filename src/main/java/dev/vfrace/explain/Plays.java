package dev.vfrace.explain;

import dev.vfrace.delay.ConstantDelay;
import dev.vfrace.delay.Delay;
import dev.vfrace.model.KernelDesign;
import dev.vfrace.model.KernelTiming;
import dev.vfrace.model.MachineSpec;
import dev.vfrace.model.Neighbours;
import dev.vfrace.model.Owner;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.model.Runs;
import dev.vfrace.model.Scenario;
import dev.vfrace.model.Scenario.Action;
import dev.vfrace.model.Shown.Devices;
import dev.vfrace.model.Timing;
import dev.vfrace.model.Trigger;
import dev.vfrace.model.UserspaceTiming;
import dev.vfrace.vocabulary.KernelStep;
import dev.vfrace.vocabulary.Netns;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Plays that explain a kernel design: a VF whose netvsc is up and known registers, and goes. */
public final class Plays {

  private static final String NAME = "play";
  private static final String SUMMARY = "a VF whose netvsc is up and known";

  private static final String ANY_DRIVER = "mlx5_core";

  /** Long enough for the notifier to be in the chain, which may come after the probe. */
  private static final Delay MODULE_INIT = new ConstantDelay(60_000_000_000L);

  private final Rehearsal rehearsal;
  private final Timing noTiming;

  /** Plays on a rehearsal, for whom the VF's driver does not matter. */
  public Plays(Rehearsal rehearsal) {
    this(rehearsal, ANY_DRIVER);
  }

  /**
   * Plays on a rehearsal.
   *
   * @param driver the VF's; all else that a timing has a play takes from its script
   */
  public Plays(Rehearsal rehearsal, String driver) {
    this.rehearsal = rehearsal;
    this.noTiming =
        new Timing(
            NAME,
            SUMMARY,
            SUMMARY,
            driver,
            new KernelTiming(Map.of()),
            UserspaceTiming.NONE,
            Optional.empty());
  }

  /** One cycle of a design with steps of the same length, and some programs beside. */
  public RecordedCycle evenSteps(KernelDesign design, List<ProgramSpec> programs) {
    return play(design, programs, noTiming, Script.evenSteps(), 1).get(0);
  }

  /**
   * The shortest time in which a VF can be seen unready, or could if there were one and it were
   * shown, every step of a timing taking its median; see {@link MarkingWindows#shortest}.
   */
  public static OptionalLong shortestWindow(KernelDesign design, Timing timing) {
    KernelDesign withVf = design.with(design.shown().of(Devices.TWO));
    Script medians = Script.quantiles(0.5).with("kernel", KernelStep.VF_ASSOCIATION, cycle -> 0);
    try (Rehearsal rehearsal = new Rehearsal()) {
      return new MarkingWindows(
              new Plays(rehearsal).play(withVf, List.of(), timing, medians, 1).get(0))
          .shortest();
    }
  }

  /** The window of a design in which userspace sees a VF unmarked; empty if there is no VF. */
  public static Optional<DecidingWindow> decidingWindow(KernelDesign design) {
    try (Rehearsal rehearsal = new Rehearsal()) {
      return new MarkingWindows(new Plays(rehearsal).evenSteps(design, List.of())).deciding();
    }
  }

  /** So many cycles of a design, with programs and a script. */
  List<RecordedCycle> scripted(
      KernelDesign design, List<ProgramSpec> programs, Script script, int cycles) {
    return play(design, programs, noTiming, script, cycles);
  }

  private List<RecordedCycle> play(
      KernelDesign design, List<ProgramSpec> programs, Timing timing, Script script, int cycles) {
    MachineSpec spec =
        new MachineSpec(
            design,
            scenario(programs.stream().anyMatch(Plays::needsBoot)),
            timing,
            programs,
            Delay.ZERO,
            /* seed= */ 1);
    return rehearsal.play(spec, script, cycles);
  }

  /**
   * What happens in a play.
   *
   * @param boots whether each cycle is a boot, which some programs wait for; or a hot-add
   */
  static Scenario scenario(boolean boots) {
    List<Scenario.Stage> cycle = new ArrayList<>();
    if (boots) {
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
        Owner.NETVSC,
        Netns.INIT,
        Neighbours.NONE,
        List.of(
            Action.LOAD_MODULE,
            Action.OFFER_SYNTHETIC,
            Action.AWAIT_NETVSC_UP,
            new Scenario.Wait(MODULE_INIT)),
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
