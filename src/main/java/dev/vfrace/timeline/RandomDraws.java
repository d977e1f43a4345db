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
import org.jspecify.annotations.Nullable;

/**
 * Random lengths. Each matter of each cycle has its own draws, so that a delay is as long as it is
 * whatever order the threads bring the others in, and two designs can be compared cycle by cycle.
 *
 * <p>What is drawn jointly comes from a sequence that the actors share by name only: each restarts
 * its own copy, so that nothing passes between threads.
 */
public final class RandomDraws implements Draws {

  private static final char[] NONE = {};

  /** What the draws of all actors of a campaign have in common. */
  private record Campaign(long seed, Optional<Stalls> stalls) implements Source {
    @Override
    public Draws of(int lane, String actor) {
      return new RandomDraws(this, lane, actor);
    }
  }

  private final Campaign campaign;
  private final int lane;
  private final String actor;
  private final CycleRandom random;
  private @Nullable CycleRandom jointSteps;
  private @Nullable CycleRandom jointOthers;

  /** How often each matter was drawn in this cycle; two bytes each, since every lane has some. */
  private char[] repeats = NONE;

  private long cycle;
  private long cycleStart;

  private RandomDraws(Campaign campaign, int lane, String actor) {
    this.campaign = campaign;
    this.lane = lane;
    this.actor = actor;
    this.random = new CycleRandom(campaign.seed, lane, actor);
  }

  /** The draws of all actors of a campaign. */
  public static Source of(MachineSpec spec) {
    return new Campaign(spec.seed(), spec.timing().stalls());
  }

  /** Draws of a machine that never stands still. */
  public static Source seeded(long seed) {
    return new Campaign(seed, Optional.empty());
  }

  @Override
  public void startCycle(long number, long at) {
    cycle = number;
    cycleStart = at;
    Arrays.fill(repeats, (char) 0);
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
    if (++repeats[place] == 0) {
      throw new IllegalStateException(matter + " was drawn over 65,535 times in one cycle");
    }
    int repeat = repeats[place];
    if (delay instanceof JointDelay joint) {
      // what a program does belongs to the registration that it hears of; other pairs of a VM have
      // registrations of their own
      CycleRandom shared = matter instanceof KernelStep ? jointSteps() : jointOthers();
      return joint.sampleJointly(shared, cycle, matter.key(), repeat);
    }
    random.restart(cycle, 31L * matter.key().hashCode() + repeat);
    return delay.sample(random);
  }

  @Override
  public long done(long due) {
    return campaign.stalls.isEmpty()
        ? due
        : cycleStart + campaign.stalls.get().done(jointOthers(), cycle, due - cycleStart);
  }

  private CycleRandom jointSteps() {
    if (jointSteps == null) {
      jointSteps = joint(actor);
    }
    return jointSteps;
  }

  private CycleRandom jointOthers() {
    if (jointOthers == null) {
      jointOthers = joint(KERNEL);
    }
    return jointOthers;
  }

  private CycleRandom joint(String with) {
    return new CycleRandom(campaign.seed, lane, "joint " + with);
  }
}
