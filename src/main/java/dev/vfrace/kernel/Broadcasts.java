package dev.vfrace.kernel;

import dev.vfrace.timeline.StepClock;
import dev.vfrace.vocabulary.LinkMessage;
import dev.vfrace.vocabulary.Uevent;
import dev.vfrace.vocabulary.UserspaceMessage;
import org.apache.pekko.actor.typed.ActorRef;

/** What the network core broadcasts to userspace: uevents and RTNLGRP_LINK messages, in order. */
final class Broadcasts {

  private final VfNetdev vf;
  private final StepClock clock;
  private final ActorRef<UserspaceMessage> userspace;

  Broadcasts(VfNetdev vf, StepClock clock, ActorRef<UserspaceMessage> userspace) {
    this.vf = vf;
    this.clock = clock;
    this.userspace = userspace;
  }

  /** {@code kobject_uevent_net_broadcast}. */
  void uevent(Uevent.Action action) {
    if (!vf.isShown()) {
      return;
    }
    userspace.tell(new Uevent(action, clock.cycle(), clock.now()));
  }

  /** {@code rtmsg_ifinfo(RTM_NEWLINK)}: a snapshot of this instant. */
  void newLink() {
    if (vf.isShown()) {
      userspace.tell(new LinkMessage(false, clock.cycle(), vf.state(), clock.now()));
    }
  }

  /** RTM_DELLINK, built after the NETDEV_UNREGISTER chain (R6). */
  void delLink() {
    if (vf.isShown()) {
      userspace.tell(new LinkMessage(true, clock.cycle(), vf.state(), clock.now()));
    }
  }
}
