package dev.vfrace.explain;

import dev.vfrace.delay.Delay;
import dev.vfrace.model.MachineSpec;
import dev.vfrace.timeline.Draws;
import dev.vfrace.timeline.RandomDraws;
import dev.vfrace.userspace.ProgramMatter;
import dev.vfrace.vocabulary.KernelStep;
import dev.vfrace.vocabulary.Matter;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Finds which figures a machine makes use of, by letting it run and watching what it draws. */
public final class DrawnDelays {

  /** Rare branches have their chance: what is met in one cycle of twenty is missed in 0.004 %. */
  private static final int CYCLES = 200;

  private DrawnDelays() {}

  /**
   * The keys below {@code vfrace}, unquoted, of all delays that some cycles draw: {@code
   * timing.kernel.queues}, {@code userspace.connman.latency}.
   */
  public static Set<String> of(MachineSpec machine) {
    Set<String> drawn = ConcurrentHashMap.newKeySet();
    Draws.Source source = RandomDraws.of(machine);
    try (Rehearsal rehearsal = new Rehearsal()) {
      rehearsal.play(
          machine, (lane, actor) -> new Watched(actor, source.of(lane, actor), drawn), CYCLES);
    }
    return Set.copyOf(drawn);
  }

  private record Watched(String actor, Draws draws, Set<String> drawn) implements Draws {

    @Override
    public void startCycle(long number, long at) {
      draws.startCycle(number, at);
    }

    @Override
    public long of(Matter matter, Delay delay) {
      drawn.add(key(actor, matter));
      return draws.of(matter, delay);
    }

    @Override
    public long done(long due) {
      return draws.done(due);
    }
  }

  private static String key(String actor, Matter matter) {
    if (matter instanceof KernelStep step) {
      return "timing.kernel." + step.key();
    }
    String program = "userspace." + actor + ".";
    return switch ((ProgramMatter) matter) {
      case WAKE_UP -> "timing.userspace.wake-up";
      case RENAME -> "timing.userspace.rename";
      case UDEVD_START -> "timing.userspace.udevd-start";
      case LATENCY, AGAIN_LATENCY, LINK_LATENCY, PROPERTY_LATENCY, ORPHAN_LATENCY ->
          program + "latency";
      case STARTS -> program + "starts";
      case RESTARTS -> program + "restarts";
      case PLACEMENT -> program + "gate";
      case PERIOD, PHASE -> program + "period";
      case ACT_LATENCY -> program + "act-latency";
    };
  }
}
