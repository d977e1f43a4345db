package dev.vfrace.kernel;

import dev.vfrace.model.Coupling.OpensAt;
import dev.vfrace.model.KernelDesign;
import dev.vfrace.vocabulary.KernelMessage;
import dev.vfrace.vocabulary.LinkState;
import dev.vfrace.vocabulary.NotifierEvent;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;

/** What netvsc does at the events of the VF's device ({@code netvsc_netdev_event}). */
final class NetvscEvents {

  private final KernelDesign design;
  private final VfNetdev vf;
  private final Synthetic synthetic;
  private final DataPath dataPath;
  private final VfJoin join;
  private final NetvscOpening opening;
  private final RtnlHolder rtnl;
  private final NetvscModule module;
  private final Optional<ManagerCall> manager;
  private final ActorRef<KernelMessage> core;

  /**
   * The notifier.
   *
   * @param manager is asked before a VF is exposed, where the design does
   * @param core waits for each event to be handled
   */
  NetvscEvents(
      NetvscDevice netvsc,
      NetvscModule module,
      Optional<ManagerCall> manager,
      ActorRef<KernelMessage> core) {
    this.design = netvsc.kernel().design();
    this.vf = netvsc.kernel().vf();
    this.synthetic = netvsc.synthetic();
    this.dataPath = netvsc.dataPath();
    this.join = netvsc.join();
    this.opening = netvsc.opening();
    this.rtnl = netvsc.rtnl();
    this.module = module;
    this.manager = manager;
    this.core = core;
  }

  /** The chain calls netvsc. */
  void handle(NotifierEvent event) {
    switch (event) {
      case NETDEV_POST_INIT -> postInit();
      case NETDEV_REGISTER -> register();
      case NETDEV_UP, NETDEV_CHANGE -> {
        if (join.isJoined() && vf.state().has(LinkState.IFF_UP)) {
          dataPath.vfUp(this::done);
        } else {
          done();
        }
      }
      case NETDEV_GOING_DOWN, NETDEV_DOWN -> dataPath.vfDown(event, this::done);
      case NETDEV_UNREGISTER -> {
        module.unregisterVf();
        done();
      }
    }
  }

  private void postInit() {
    if (manager.isPresent() && join.matches(NotifierEvent.NETDEV_POST_INIT)) {
      manager
          .get()
          .ask(
              () -> join.prepare(() -> join.linkEarly(this::done)), () -> join.prepare(this::done));
    } else {
      join.prepare(this::done);
    }
  }

  /**
   * {@code netvsc_register_vf}. A VF in another namespace than its netvsc is moved there first, and
   * joined in the NETDEV_REGISTER that follows from the move.
   */
  private void register() {
    if (vf.netns() != synthetic.netns() && join.matches(NotifierEvent.NETDEV_REGISTER)) {
      rtnl.changeNamespace(synthetic.netns(), this::done);
    } else if (design.coupling().opensAt() == OpensAt.REGISTER) {
      join.register(() -> opening.setUpVf(this::done), this::done);
    } else {
      join.register(this::done, this::done);
    }
  }

  private void done() {
    core.tell(NetdeviceNotifier.NotifierDone.INSTANCE);
  }
}
