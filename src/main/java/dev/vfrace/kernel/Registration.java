package dev.vfrace.kernel;

import dev.vfrace.model.Shown.UeventAt;
import dev.vfrace.vocabulary.KernelStep;
import dev.vfrace.vocabulary.LinkState;
import dev.vfrace.vocabulary.NotifierEvent;
import dev.vfrace.vocabulary.RegistrationPoint;
import dev.vfrace.vocabulary.Uevent;

/**
 * {@code register_netdevice} for the VF, S1 to S10, in one RTNL hold (net/core/dev.c; the same
 * order in v4.19, v6.8 and v6.13). From v7.2 on the uevent {@code add} of the device waits for
 * {@code netdev_uevent_add}, behind the NETDEV_REGISTER chain and ahead of the last {@code
 * rtmsg_ifinfo}; directory, attributes and queues come as early as before (v7.2.13).
 */
final class Registration {

  private final VfNetdev vf;
  private final UeventAt ueventAt;
  private final Steps<?> steps;
  private final NotifierChain chain;
  private final Broadcasts broadcasts;
  private Runnable unlock = () -> {};

  Registration(
      VfNetdev vf, UeventAt ueventAt, Steps<?> steps, NotifierChain chain, Broadcasts broadcasts) {
    this.vf = vf;
    this.ueventAt = ueventAt;
    this.steps = steps;
    this.chain = chain;
    this.broadcasts = broadcasts;
  }

  /** RTNL has been taken (S1). */
  void start(Runnable whenUnlocked) {
    unlock = whenUnlocked;
    steps.reached(RegistrationPoint.REGISTER);
    steps.reached(RegistrationPoint.NAMED);
    steps.after(KernelStep.POST_INIT, this::postInit);
  }

  private void postInit() {
    vf.takeName();
    vf.takeIndex();
    chain.call(
        NotifierEvent.NETDEV_POST_INIT,
        () -> {
          steps.reached(RegistrationPoint.DIRECTORY);
          steps.after(KernelStep.SYSFS_LINK, this::sysfsLink);
        });
  }

  private void sysfsLink() {
    vf.showLink();
    steps.after(KernelStep.SYSFS_ATTRIBUTES, this::sysfsAttributes);
  }

  private void sysfsAttributes() {
    vf.showAttributes();
    steps.after(KernelStep.UEVENT_ADD, this::ueventAdd);
  }

  private void ueventAdd() {
    if (ueventAt == UeventAt.SYSFS) {
      broadcasts.uevent(Uevent.Action.ADD);
    }
    steps.after(KernelStep.QUEUES, this::queues);
  }

  private void queues() {
    steps.reached(RegistrationPoint.REGISTERED);
    vf.setRegistered(true);
    steps.after(KernelStep.LIST, this::listNetdevice);
  }

  private void listNetdevice() {
    vf.set(LinkState.LISTED);
    steps.reached(RegistrationPoint.PERM_ADDR);
    steps.after(KernelStep.NOTIFY_REGISTER, this::notifyRegister);
  }

  private void notifyRegister() {
    chain.call(
        NotifierEvent.NETDEV_REGISTER, () -> steps.after(KernelStep.NEW_LINK, this::newLink));
  }

  private void newLink() {
    if (ueventAt == UeventAt.REGISTERED) {
      broadcasts.uevent(Uevent.Action.ADD);
    }
    broadcasts.newLink();
    steps.after(KernelStep.RTNL_UNLOCK, unlock);
  }
}
