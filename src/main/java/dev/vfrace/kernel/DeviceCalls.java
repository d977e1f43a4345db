package dev.vfrace.kernel;

import dev.vfrace.timeline.StepClock;
import dev.vfrace.vocabulary.LinkAnswer;
import dev.vfrace.vocabulary.LinkState;
import dev.vfrace.vocabulary.Renamed;
import dev.vfrace.vocabulary.SystemCall;
import dev.vfrace.vocabulary.Uevent;

/** The system calls on the VF that wait for RTNL. */
final class DeviceCalls {

  private final StepClock clock;
  private final VfNetdev vf;
  private final Rtnl rtnl;
  private final Broadcasts broadcasts;
  private final DevOpening opening;
  private final Bonding bonding;

  DeviceCalls(
      StepClock clock,
      VfNetdev vf,
      Rtnl rtnl,
      Broadcasts broadcasts,
      DevOpening opening,
      Bonding bonding) {
    this.clock = clock;
    this.vf = vf;
    this.rtnl = rtnl;
    this.broadcasts = broadcasts;
    this.opening = opening;
    this.bonding = bonding;
  }

  /** Does a call once RTNL is free. */
  void handle(SystemCall call) {
    rtnl.lock(
        () -> {
          if (call instanceof SystemCall.GetLink getLink) {
            getLink.replyTo().tell(new LinkAnswer(getLink.ifindex(), vf.seen(), clock.now()));
            rtnl.unlock();
          } else if (call instanceof SystemCall.Rename rename) {
            rename(rename);
            rtnl.unlock();
          } else if (call instanceof SystemCall.SetUp setUp && knows(setUp.ifindex())) {
            opening.run(rtnl::unlock);
          } else if (call instanceof SystemCall.Enslave enslave && knows(enslave.ifindex())) {
            bonding.enslave(rtnl::unlock);
          } else {
            rtnl.unlock();
          }
        });
  }

  /** {@code dev_change_name}: EBUSY while the device is up; otherwise a move and an RTM_NEWLINK. */
  private void rename(SystemCall.Rename call) {
    if (knows(call.ifindex()) && vf.isRegistered() && !vf.state().has(LinkState.IFF_UP)) {
      broadcasts.uevent(Uevent.Action.MOVE);
      broadcasts.newLink();
    }
    call.replyTo().tell(new Renamed(clock.now()));
  }

  /** Whether a call means the VF that is there: another one is ENODEV. */
  private boolean knows(long ifindex) {
    return ifindex == clock.cycle() && vf.isShown();
  }
}
