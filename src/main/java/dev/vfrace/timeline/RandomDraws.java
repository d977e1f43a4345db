package dev.vfrace.timeline;

import dev.vfrace.delay.ConstantDelay;
import dev.vfrace.delay.CycleRandom;
import dev.vfrace.delay.Delay;
import dev.vfrace.delay.JointDelay;
import dev.vfrace.delay.Stalls;
import dev.vfrace.model.MachineSpec;
import dev.vfrace.vocabulary.KernelStep;
import dev.vfrace.vocabulary.Matter;
import java.util.Arrays;
import java.util.Optional;

/**
 * Random lengths. Each matter of each cycle has its own draws, so that a delay is as long as it is
 * whatever order the threads bring the others in, and two designs can be compared cycle by cycle.
 *
 * <p>What is drawn jointly comes from a sequence that the actors share by name only: each restarts
 * its own copy, so that nothing passes between threads.
 */
public final class RandomDraws implements Draws {

  private static final int[] NONE = {};

  private final CycleRandom random;
  private final CycleRandom jointSteps;
  private final CycleRandom jointOthers;
  private int[] repeats = NONE;
  private final Optional<Stalls> stalls;
  private long cycle;
  private long cycleStart;

  private RandomDraws(long seed, int lane, String actor, Optional<Stalls> stalls) {
    this.random = new CycleRandom(seed, lane, actor);
    this.jointSteps = joint(seed, lane, actor);
    this.jointOthers = joint(seed, lane, KERNEL);
    this.stalls = stalls;
  }

  /** The draws of all actors of a campaign. */
  public static Source of(MachineSpec spec) {
    return (lane, actor) -> new RandomDraws(spec.seed(), lane, actor, spec.timing().stalls());
  }

  /** Draws of a machine that never stands still. */
  public static Source seeded(long seed) {
    return (lane, actor) -> new RandomDraws(seed, lane, actor, Optional.empty());
  }

  @Override
  public void startCycle(long number, long at) {
    cycle = number;
    cycleStart = at;
    Arrays.fill(repeats, 0);
  }

  @Override
  public long of(Matter matter, Delay delay) {
    if (delay instanceof ConstantDelay constant) {
      return constant.nanos();
    }
    int place = matter.ordinal();
    if (place >= repeats.length) {
      repeats = Arrays.copyOf(repeats, place + 1);
    }
    int repeat = ++repeats[place];
    if (delay instanceof JointDelay joint) {
      // what a program does belongs to the registration that it hears of; other pairs of a VM have
      // registrations of their own
      CycleRandom shared = matter instanceof KernelStep ? jointSteps : jointOthers;
      return joint.sampleJointly(shared, cycle, matter.key(), repeat);
    }
    random.restart(cycle, 31L * matter.key().hashCode() + repeat);
    return delay.sample(random);
  }

  @Override
  public long done(long due) {
    return stalls.isEmpty()
        ? due
        : cycleStart + stalls.get().done(jointOthers, cycle, due - cycleStart);
  }

  private static CycleRandom joint(long seed, int lane, String actor) {
    return new CycleRandom(seed, lane, "joint " + actor);
  }
}
