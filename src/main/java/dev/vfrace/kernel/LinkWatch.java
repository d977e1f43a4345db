package dev.vfrace.kernel;

import dev.vfrace.vocabulary.LinkState;
import dev.vfrace.vocabulary.NotifierEvent;

/**
 * What follows from a change of the VF's carrier, under RTNL ({@code linkwatch_do_dev}): for a
 * device that is up, NETDEV_CHANGE and an RTM_NEWLINK.
 */
final class LinkWatch {

  private final VfNetdev vf;
  private final Rtnl rtnl;
  private final DataPathLog log;
  private final NotifierChain chain;
  private final Broadcasts broadcasts;

  LinkWatch(KernelState kernel, NotifierChain chain, Broadcasts broadcasts) {
    this.vf = kernel.vf();
    this.rtnl = kernel.rtnl();
    this.log = kernel.log();
    this.chain = chain;
    this.broadcasts = broadcasts;
  }

  /** The VF has a carrier, or has lost it. */
  void carrier(boolean on) {
    rtnl.lock(
        () -> {
          if (vf.state().has(LinkState.IFF_UP)) {
            log.vfRuns(on);
            chain.call(
                NotifierEvent.NETDEV_CHANGE,
                () -> {
                  broadcasts.newLink();
                  rtnl.unlock();
                });
          } else {
            rtnl.unlock();
          }
        });
  }
}
