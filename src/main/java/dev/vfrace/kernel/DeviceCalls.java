package dev.vfrace.kernel;

import dev.vfrace.model.Shown.GetLinkFinds;
import dev.vfrace.timeline.StepClock;
import dev.vfrace.vocabulary.LinkAnswer;
import dev.vfrace.vocabulary.LinkState;
import dev.vfrace.vocabulary.Netns;
import dev.vfrace.vocabulary.Renamed;
import dev.vfrace.vocabulary.SystemCall;
import dev.vfrace.vocabulary.Uevent;
import org.apache.pekko.actor.typed.ActorRef;

/** The system calls on the VF that wait for RTNL. */
final class DeviceCalls {

  private final GetLinkFinds getLinkFinds;
  private final boolean liveRename;
  private final StepClock clock;
  private final VfNetdev vf;
  private final Rtnl rtnl;
  private final Broadcasts broadcasts;
  private final DevFlags flags;
  private final Bonding bonding;
  private final NamespaceMove move;

  DeviceCalls(
      KernelState kernel,
      Broadcasts broadcasts,
      DevFlags flags,
      Bonding bonding,
      NamespaceMove move) {
    this.getLinkFinds = kernel.design().shown().getLinkFinds();
    this.liveRename = kernel.design().coupling().liveRename();
    this.clock = kernel.clock();
    this.vf = kernel.vf();
    this.rtnl = kernel.rtnl();
    this.broadcasts = broadcasts;
    this.flags = flags;
    this.bonding = bonding;
    this.move = move;
  }

  /** Does a call once RTNL is free; ENODEV at once where the look-up comes first. */
  void handle(SystemCall call) {
    if (call instanceof SystemCall.GetLink getLink
        && getLinkFinds == GetLinkFinds.BEFORE_RTNL
        && !vf.seen().has(LinkState.LISTED)) {
      answer(getLink.ifindex(), getLink.replyTo());
      return;
    }
    rtnl.lock(
        () -> {
          if (call instanceof SystemCall.GetLink getLink) {
            answer(getLink.ifindex(), getLink.replyTo());
            rtnl.unlock();
          } else if (call instanceof SystemCall.Ethtool ethtool) {
            answer(ethtool.ifindex(), ethtool.replyTo());
            rtnl.unlock();
          } else if (call instanceof SystemCall.Rename rename) {
            rename(rename);
            rtnl.unlock();
          } else if (call instanceof SystemCall.SetUp setUp && knows(setUp.ifindex())) {
            flags.open(rtnl::unlock);
          } else if (call instanceof SystemCall.SetDown setDown && knows(setDown.ifindex())) {
            flags.close(rtnl::unlock);
          } else if (call instanceof SystemCall.TakeAway away && knows(away.ifindex())) {
            move.start(vf.netns() == Netns.INIT ? Netns.OTHER : Netns.INIT, rtnl::unlock);
          } else if (call instanceof SystemCall.Enslave enslave && knows(enslave.ifindex())) {
            bonding.enslave(rtnl::unlock);
          } else {
            rtnl.unlock();
          }
        });
  }

  private void answer(long ifindex, ActorRef<? super LinkAnswer> replyTo) {
    replyTo.tell(new LinkAnswer(ifindex, vf.seen(), clock.now()));
  }

  /** A rename that is done raises a move and an RTM_NEWLINK. */
  private void rename(SystemCall.Rename call) {
    Renamed.Result result =
        knows(call.ifindex()) && vf.isRegistered()
            ? changeName(call.name())
            : Renamed.Result.NO_DEVICE;
    call.replyTo().tell(new Renamed(call.ifindex(), result, clock.now()));
  }

  /** {@code dev_change_name}: EBUSY for a device that is up comes first, up to v6.1. */
  private Renamed.Result changeName(SystemCall.NewName name) {
    Renamed.Result result = Renamed.Result.DONE;
    if (vf.state().has(LinkState.IFF_UP) && !liveRename) {
      result = Renamed.Result.BUSY;
    } else if (name == SystemCall.NewName.ETH0) {
      result = vf.takeEth0();
    }
    vf.renameReturned(result);
    if (result == Renamed.Result.DONE) {
      broadcasts.uevent(Uevent.Action.MOVE);
      broadcasts.newLink();
    }
    return result;
  }

  /** Whether a call means the VF that is there: another one is ENODEV. */
  private boolean knows(long ifindex) {
    return ifindex == clock.cycle() && vf.isShown();
  }
}
