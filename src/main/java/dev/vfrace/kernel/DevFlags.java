package dev.vfrace.kernel;

import dev.vfrace.vocabulary.KernelStep;
import dev.vfrace.vocabulary.LinkState;
import dev.vfrace.vocabulary.NotifierEvent;

/** {@code dev_open} and {@code dev_close} of the VF, under an RTNL that is held already. */
final class DevFlags {

  private final VfNetdev vf;
  private final Steps<?> steps;
  private final NotifierChain chain;
  private final Broadcasts broadcasts;
  private final DataPathLog log;

  DevFlags(
      VfNetdev vf, Steps<?> steps, NotifierChain chain, Broadcasts broadcasts, DataPathLog log) {
    this.vf = vf;
    this.steps = steps;
    this.chain = chain;
    this.broadcasts = broadcasts;
    this.log = log;
  }

  /** Opens the device if it is there and down: {@code ndo_open}, IFF_UP, RTM_NEWLINK, UP. */
  void open(Runnable then) {
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

  /**
   * Closes the device if it is up: GOING_DOWN, {@code ndo_stop}, RTM_NEWLINK, DOWN ({@code
   * dev_close_many}, R2).
   */
  void close(Runnable then) {
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
