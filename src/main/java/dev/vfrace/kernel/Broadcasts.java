package dev.vfrace.kernel;

import dev.vfrace.timeline.StepClock;
import dev.vfrace.trace.TraceEvent;
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
    if (clock.recorder().isOn()) {
      clock.recorder().record(new TraceEvent.UeventSent(clock.now(), action));
    }
    userspace.tell(new Uevent(action, clock.cycle(), clock.now()));
  }

  /** {@code rtmsg_ifinfo(RTM_NEWLINK)}: a snapshot of this instant. */
  void newLink() {
    link(/* deleted= */ false);
  }

  /** RTM_DELLINK, built after the NETDEV_UNREGISTER chain (R6). */
  void delLink() {
    link(/* deleted= */ true);
  }

  private void link(boolean deleted) {
    if (!vf.isShown()) {
      return;
    }
    if (clock.recorder().isOn()) {
      clock.recorder().record(new TraceEvent.LinkSent(clock.now(), deleted, vf.state()));
    }
    userspace.tell(new LinkMessage(deleted, clock.cycle(), vf.state(), clock.now()));
  }
}
