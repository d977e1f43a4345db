package dev.vfrace.kernel;

import dev.vfrace.model.Coupling.BondEnslave;
import dev.vfrace.model.KernelDesign;
import dev.vfrace.vocabulary.LinkState;

/**
 * {@code bond_enslave} of the VF (drivers/net/bonding/bond_main.c), under an RTNL that is held
 * already: IFF_SLAVE before dev_open and the master link last up to v6.1, IFF_SLAVE last from v6.2
 * (8a321cf7becc). Only who does not take RTNL sees what is in between. The link sends one
 * RTM_NEWLINK, and the slave's state right behind it (NETDEV_CHANGELOWERSTATE) another.
 */
final class Bonding {

  private final KernelDesign design;
  private final VfNetdev vf;
  private final Broadcasts broadcasts;
  private final DevFlags flags;
  private final DataPathLog log;

  Bonding(
      KernelDesign design, VfNetdev vf, Broadcasts broadcasts, DevFlags flags, DataPathLog log) {
    this.design = design;
    this.vf = vf;
    this.broadcasts = broadcasts;
    this.flags = flags;
    this.log = log;
  }

  /**
   * Enslaves a VF that is there, down and free: EPERM for one that is up, EBUSY for one whose rx
   * handler is taken.
   */
  void enslave(Runnable then) {
    LinkState state = vf.state();
    boolean busy = state.hasMaster() || state.has(LinkState.UPPER);
    if (!vf.isRegistered() || state.has(LinkState.IFF_UP) || busy) {
      then.run();
      return;
    }
    boolean flagFirst = design.coupling().bondEnslave() == BondEnslave.FLAG_FIRST;
    if (flagFirst) {
      vf.setSlave(/* noAddrconf= */ false);
    } else {
      vf.set(LinkState.IFF_NO_ADDRCONF);
    }
    flags.open(
        () -> {
          vf.linkUpper(/* master= */ true);
          broadcasts.newLink();
          if (!flagFirst) {
            vf.setSlave(/* noAddrconf= */ true);
          }
          // bond_lower_state_changed
          broadcasts.newLink();
          log.bondSendsOnVf(true);
          then.run();
        });
  }
}
