package dev.vfrace.userspace;

import dev.vfrace.model.Heals;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.model.Trigger;

/** Whether one program's deciding look is yet to come: its next poll, or its next stage's scan. */
final class NextLook {

  private final ProgramSpec spec;
  private final ProgramWorld world;
  private boolean waited;
  private boolean scannedAgain;

  NextLook(ProgramSpec spec, ProgramWorld world) {
    this.spec = spec;
    this.world = world;
  }

  /**
   * The program has looked, and has not decided before.
   *
   * @param cycle the VF's number within the VM
   * @param exists whether it saw the VF
   * @return whether it goes on looking
   */
  boolean looksOn(long cycle, boolean exists) {
    if (spec.trigger() == Trigger.POLL && !(exists && hasVerdict(cycle))) {
      world.attendance().checks();
      return true;
    }
    boolean staged = spec.heals() == Heals.NEXT_STAGE && !exists && !scannedAgain;
    scannedAgain |= staged;
    return staged;
  }

  /** The cycle is over. */
  void forget() {
    waited = false;
    scannedAgain = false;
  }

  /** Whom it follows has judged; of a poll later than the first it does not wait any more. */
  private boolean hasVerdict(long cycle) {
    boolean has = waited || !world.verdicts().awaitsVerdict(cycle);
    waited = true;
    return has;
  }
}
