package dev.vfrace.userspace;

import dev.vfrace.count.Tally;
import dev.vfrace.model.Act;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.timeline.Timer;
import dev.vfrace.vocabulary.SystemCall;

/** What one program does to the VF after its decision, some time after it. */
final class Acting {

  private final ProgramSpec spec;
  private final ProgramWorld world;
  private final Tally tally;
  private final Engagement engagement;
  private final Timer<?> timer;

  /**
   * Nothing to do.
   *
   * @param tally counts the harm
   * @param engagement hears when it is done
   * @param timer tells the program that its act is due
   */
  Acting(ProgramSpec spec, ProgramWorld world, Tally tally, Engagement engagement, Timer<?> timer) {
    this.spec = spec;
    this.world = world;
    this.tally = tally;
    this.engagement = engagement;
    this.timer = timer;
  }

  /** The program has decided, and acts on it. */
  void prepare() {
    timer.after(ProgramMatter.ACT_LATENCY, spec.actLatency());
  }

  /**
   * The act is due; who was misled and has seen its error meanwhile does nothing.
   *
   * @param cycle the VF's number within the VM
   */
  void due(long cycle) {
    if (spec.acts() == Act.ENSLAVE) {
      world.kernel().tell(new SystemCall.Enslave(cycle));
    } else if (tally.isMisled() && isHarm()) {
      tally.harm();
      if (spec.touches()) {
        touch(cycle);
      }
    }
    engagement.acted();
  }

  /** There is no duplicate of a MAC that no other NIC has. */
  private boolean isHarm() {
    return spec.acts() != Act.DUPLICATE_MAC_ERROR || world.vf().owner().sharesMac();
  }

  private void touch(long cycle) {
    Act act = spec.acts();
    if (act == Act.LINK_DOWN || act == Act.LINK_BOUNCE) {
      world.kernel().tell(new SystemCall.SetDown(cycle));
    }
    if (act.opens() || act == Act.LINK_BOUNCE) {
      world.kernel().tell(new SystemCall.SetUp(cycle));
    } else if (act == Act.TAKE) {
      world.kernel().tell(new SystemCall.TakeAway(cycle));
    }
  }

  /** The cycle is over. */
  void cancel() {
    timer.cancel();
  }
}
