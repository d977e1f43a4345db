package dev.vfrace.kernel;

import dev.vfrace.vocabulary.KernelStep;
import dev.vfrace.vocabulary.LinkState;
import dev.vfrace.vocabulary.NotifierEvent;
import dev.vfrace.vocabulary.RegistrationPoint;
import dev.vfrace.vocabulary.Uevent;

/**
 * {@code unregister_netdevice_many_notify} for the VF, R1 to R8, in one RTNL hold (net/core/dev.c
 * v6.8; {@code rollback_registered_many} in v4.19).
 */
final class Unregistration {

  private final VfNetdev vf;
  private final Steps<?> steps;
  private final NotifierChain chain;
  private final Broadcasts broadcasts;
  private final DevFlags flags;
  private Runnable unlock = () -> {};

  Unregistration(
      VfNetdev vf, Steps<?> steps, NotifierChain chain, Broadcasts broadcasts, DevFlags flags) {
    this.vf = vf;
    this.steps = steps;
    this.chain = chain;
    this.broadcasts = broadcasts;
    this.flags = flags;
  }

  /** RTNL has been taken (R1). */
  void start(Runnable whenUnlocked) {
    unlock = whenUnlocked;
    steps.reached(RegistrationPoint.UNREGISTER);
    flags.close(this::unlist);
  }

  private void unlist() {
    steps.after(KernelStep.UNLIST, this::unlisted);
  }

  private void unlisted() {
    vf.setRegistered(false);
    vf.clear(LinkState.LISTED | LinkState.SYSFS_ATTRIBUTES);
    steps.reached(RegistrationPoint.SYNCHRONIZED);
    steps.after(KernelStep.NOTIFY_UNREGISTER, this::notifyUnregister);
  }

  private void notifyUnregister() {
    chain.call(
        NotifierEvent.NETDEV_UNREGISTER,
        () -> {
          steps.reached(RegistrationPoint.DELLINK);
          broadcasts.delLink();
          steps.after(KernelStep.SYSFS_REMOVE, this::sysfsRemove);
        });
  }

  private void sysfsRemove() {
    vf.clear(LinkState.SYSFS_LINK);
    broadcasts.uevent(Uevent.Action.REMOVE);
    vf.vanish();
    steps.reached(RegistrationPoint.GONE);
    unlock.run();
  }
}
