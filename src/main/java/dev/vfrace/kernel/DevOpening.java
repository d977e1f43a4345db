package dev.vfrace.kernel;

import dev.vfrace.vocabulary.KernelStep;
import dev.vfrace.vocabulary.LinkState;
import dev.vfrace.vocabulary.NotifierEvent;

/** {@code dev_open} of the VF, under an RTNL that is held already. */
final class DevOpening {

  private final VfNetdev vf;
  private final Steps<?> steps;
  private final NotifierChain chain;
  private final Broadcasts broadcasts;
  private final DataPathLog log;

  DevOpening(
      VfNetdev vf, Steps<?> steps, NotifierChain chain, Broadcasts broadcasts, DataPathLog log) {
    this.vf = vf;
    this.steps = steps;
    this.chain = chain;
    this.broadcasts = broadcasts;
    this.log = log;
  }

  /** Opens the device if it is there and down: {@code ndo_open}, IFF_UP, RTM_NEWLINK, UP. */
  void run(Runnable then) {
    if (!vf.isRegistered() || vf.state().has(LinkState.IFF_UP)) {
      then.run();
      return;
    }
    steps.after(KernelStep.VF_OPEN, () -> opened(then));
  }

  private void opened(Runnable then) {
    vf.set(LinkState.IFF_UP);
    log.vfRuns(true);
    broadcasts.newLink();
    chain.call(NotifierEvent.NETDEV_UP, then);
  }
}
