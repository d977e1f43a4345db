package dev.vfrace.kernel;

import dev.vfrace.vocabulary.KernelStep;
import dev.vfrace.vocabulary.LinkState;
import dev.vfrace.vocabulary.Netns;
import dev.vfrace.vocabulary.NotifierEvent;
import dev.vfrace.vocabulary.Uevent;

/**
 * {@code dev_change_net_namespace} of the VF, under an RTNL that is held already: closed, unlisted
 * and unjoined there, shown, listed and joined here. There is no NETDEV_POST_INIT, so a flag set
 * before is kept, and the master is linked again only at NETDEV_REGISTER: a second window for who
 * judges by it.
 */
final class NamespaceMove {

  private final VfNetdev vf;
  private final Steps<?> steps;
  private final NotifierChain chain;
  private final Broadcasts broadcasts;
  private final DevFlags flags;

  NamespaceMove(
      VfNetdev vf, Steps<?> steps, NotifierChain chain, Broadcasts broadcasts, DevFlags flags) {
    this.vf = vf;
    this.steps = steps;
    this.chain = chain;
    this.broadcasts = broadcasts;
    this.flags = flags;
  }

  /** Moves it, if it is there and not in the target already. */
  void start(Netns to, Runnable then) {
    if (!vf.isRegistered() || vf.netns() == to) {
      then.run();
      return;
    }
    flags.close(() -> unlist(to, then));
  }

  private void unlist(Netns to, Runnable then) {
    steps.after(
        KernelStep.UNLIST,
        () -> {
          vf.clear(LinkState.LISTED);
          chain.call(NotifierEvent.NETDEV_UNREGISTER, () -> leave(to, then));
        });
  }

  private void leave(Netns to, Runnable then) {
    broadcasts.delLink();
    broadcasts.uevent(Uevent.Action.REMOVE);
    vf.moveTo(to);
    vf.takeName();
    steps.after(KernelStep.UEVENT_ADD, () -> arrive(then));
  }

  private void arrive(Runnable then) {
    vf.showLink();
    vf.showAttributes();
    broadcasts.uevent(Uevent.Action.ADD);
    steps.after(
        KernelStep.LIST,
        () -> {
          vf.set(LinkState.LISTED);
          steps.after(KernelStep.NOTIFY_REGISTER, () -> notifyRegister(then));
        });
  }

  /** A netvsc in another namespace moves the VF on in the chain. */
  private void notifyRegister(Runnable then) {
    chain.call(
        NotifierEvent.NETDEV_REGISTER,
        () ->
            steps.after(
                KernelStep.NEW_LINK,
                () -> {
                  broadcasts.newLink();
                  then.run();
                }));
  }
}
