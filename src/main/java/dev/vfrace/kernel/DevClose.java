package dev.vfrace.kernel;

import dev.vfrace.vocabulary.KernelStep;
import dev.vfrace.vocabulary.LinkState;
import dev.vfrace.vocabulary.NotifierEvent;

/** {@code dev_close_many} of the VF, under an RTNL that is held already (R2). */
final class DevClose {

  private final VfNetdev vf;
  private final Steps<?> steps;
  private final NotifierChain chain;
  private final Broadcasts broadcasts;
  private final DataPathLog log;

  DevClose(
      VfNetdev vf, Steps<?> steps, NotifierChain chain, Broadcasts broadcasts, DataPathLog log) {
    this.vf = vf;
    this.steps = steps;
    this.chain = chain;
    this.broadcasts = broadcasts;
    this.log = log;
  }

  /** Closes the device if it is up: GOING_DOWN, {@code ndo_stop}, RTM_NEWLINK, DOWN. */
  void run(Runnable then) {
    if (!vf.state().has(LinkState.IFF_UP)) {
      then.run();
      return;
    }
    chain.call(
        NotifierEvent.NETDEV_GOING_DOWN,
        () -> {
          log.vfRuns(false);
          steps.after(KernelStep.VF_CLOSE, () -> closed(then));
        });
  }

  private void closed(Runnable then) {
    vf.clear(LinkState.IFF_UP);
    broadcasts.newLink();
    chain.call(NotifierEvent.NETDEV_DOWN, then);
  }
}
