package dev.vfrace.userspace;

import dev.vfrace.count.Tally;
import dev.vfrace.delay.PhaseDelay;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.model.Reads;
import dev.vfrace.model.Trigger;
import dev.vfrace.timeline.Timer;
import dev.vfrace.vocabulary.LinkState;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One program's first look at a VF that has lost its master and is there still.
 *
 * <p>On removal the master link goes in the NETDEV_UNREGISTER chain (R5) and the directory a few
 * steps later (R7). In between {@code flags} cannot be read any more (EINVAL from R3), and no
 * RTM_NEWLINK tells of it, so that only a scan of sysfs can meet the VF. If its netvsc goes first,
 * the VF stays, IFF_SLAVE still set, and RTM_NEWLINK tells of it (NETDEV_CHANGEUPPER; {@code
 * rollback_registered_many} v4.19, {@code unregister_netdevice_many_notify} v6.8, {@code
 * netvsc_unregister_vf}).
 */
final class OrphanWatch {

  private final ProgramSpec spec;
  private final Eyes eyes;
  private final Tally tally;
  private final WakeUp wakeUp;
  private final Timer<?> timer;
  private boolean pending;
  private boolean asking;

  private OrphanWatch(ProgramSpec spec, Eyes eyes, Tally tally, WakeUp wakeUp, Timer<?> timer) {
    this.spec = spec;
    this.eyes = eyes;
    this.tally = tally;
    this.wakeUp = wakeUp;
    this.timer = timer;
  }

  /**
   * Watches for one program, if it polls or hears of links.
   *
   * @param tally counts what it sees
   * @param wakeUp by the message
   * @param timer tells the program that its look is due
   */
  static Optional<OrphanWatch> of(
      ProgramSpec spec, Eyes eyes, Tally tally, WakeUp wakeUp, Supplier<? extends Timer<?>> timer) {
    return spec.trigger() == Trigger.POLL || spec.trigger() == Trigger.NEWLINK
        ? Optional.of(new OrphanWatch(spec, eyes, tally, wakeUp, timer.get()))
        : Optional.empty();
  }

  /**
   * The master has gone, and no look at an earlier loss is to come: who polls does so at a moment
   * that has nothing to do with it.
   */
  void lost(Program.MasterLost lost) {
    if (pending) {
      return;
    }
    tally.masterLost();
    if (spec.trigger() == Trigger.POLL) {
      pending = true;
      timer.after(ProgramMatter.ORPHAN_LATENCY, new PhaseDelay(spec.period().orElseThrow()));
    } else if (spec.reads() == Reads.MESSAGE) {
      sees(lost.state(), /* flags= */ true);
    } else {
      pending = true;
      wakeUp.then(timer, ProgramMatter.ORPHAN_LATENCY, spec.latency());
    }
  }

  /**
   * The look is due.
   *
   * @return whether the kernel has to be asked, and the answer given to {@link #answered}
   */
  boolean look() {
    if (spec.reads() == Reads.RTNETLINK) {
      asking = true;
      return true;
    }
    pending = false;
    LinkState state = eyes.look();
    if (state.has(LinkState.SYSFS_LINK) && (spec.reads() == Reads.SYSFS || eyes.sees(state))) {
      sees(state, eyes.sees(state));
    }
    return false;
  }

  /** The kernel's answer; false if it was not this that had asked. */
  boolean answered(LinkState state) {
    if (!asking) {
      return false;
    }
    asking = false;
    pending = false;
    if (state.has(LinkState.LISTED)) {
      sees(state, /* flags= */ true);
    }
    return true;
  }

  /** The cycle is over. */
  void cancel() {
    asking = false;
    pending = false;
    timer.cancel();
  }

  private void sees(LinkState state, boolean flags) {
    if (!state.hasMaster()) {
      tally.seesOrphan(flags && state.isSlave());
    }
  }
}
