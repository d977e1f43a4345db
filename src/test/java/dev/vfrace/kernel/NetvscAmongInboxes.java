package dev.vfrace.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.kernel.NetvscDriver.Order;
import dev.vfrace.timeline.ManualTimeline;
import dev.vfrace.vocabulary.HostMessage;
import dev.vfrace.vocabulary.KernelMessage;
import dev.vfrace.vocabulary.MachineEvent;
import dev.vfrace.vocabulary.NetvscMessage;
import dev.vfrace.vocabulary.NotifierEvent;
import dev.vfrace.vocabulary.UserspaceMessage;
import dev.vfrace.vocabulary.Vmbus;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.javadsl.BehaviorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;

/** hv_netvsc among inboxes; a test plays the network core and the host. */
abstract class NetvscAmongInboxes {

  final ManualTimeline time = new ManualTimeline();
  final TestInbox<KernelMessage> core = TestInbox.create();
  final TestInbox<HostMessage> host = TestInbox.create();
  final TestInbox<UserspaceMessage> userspace = TestInbox.create();
  final TestInbox<MachineEvent> director = TestInbox.create();
  KernelState kernel = Kernels.state(Kernels.design("v6.7"), time);
  BehaviorTestKit<NetvscMessage> netvsc = driver();

  void use(String design) {
    kernel = Kernels.state(Kernels.design(design), time);
    netvsc = driver();
  }

  BehaviorTestKit<NetvscMessage> driver() {
    return BehaviorTestKit.create(
        NetvscDriver.create(
            kernel,
            new NetvscDriver.Peers(
                core.getRef(), host.getRef(), userspace.getRef(), director.getRef())));
  }

  /** Loads the module over an offered NIC, until it is probed and in the chain. */
  void probe() {
    load();
    director.expectMessage(MachineEvent.NETVSC_PROBED);
    director.expectMessage(MachineEvent.NETVSC_UP);
    host.getAllReceived();
  }

  /** Loads the module, grants what it asks of the core, and says what that was. */
  List<KernelMessage> load() {
    netvsc.run(Vmbus.OfferSynthetic.INSTANCE);
    netvsc.run(Order.LOAD_MODULE);
    List<KernelMessage> all = new ArrayList<>();
    while (step() || core.hasMessages()) {
      for (KernelMessage asked : core.getAllReceived()) {
        all.add(asked);
        grant(asked);
      }
    }
    return all;
  }

  void grant(KernelMessage asked) {
    if (asked instanceof RtnlCall.RtnlLock) {
      netvsc.run(RtnlCall.RtnlHeld.INSTANCE);
    } else if (asked instanceof NetdeviceNotifier.RegisterNotifier) {
      netvsc.run(NetdeviceNotifier.NotifierChanged.INSTANCE);
    } else if (asked instanceof UnderRtnl.LinkUpper) {
      netvsc.run(UnderRtnl.UpperLinked.INSTANCE);
    } else if (asked instanceof UnderRtnl.DevChangeFlags) {
      netvsc.run(UnderRtnl.FlagsChanged.INSTANCE);
    }
  }

  /** A probed netvsc that has joined an associated VF; its takeover is to come. */
  void joined() {
    probe();
    netvsc.run(Vmbus.VfAssociated.INSTANCE);
    call(NotifierEvent.NETDEV_POST_INIT);
    call(NotifierEvent.NETDEV_REGISTER);
    core.expectMessage(NetdeviceNotifier.NotifierDone.INSTANCE);
    assertJoining();
    netvsc.run(UnderRtnl.UpperLinked.INSTANCE);
    core.expectMessage(NetdeviceNotifier.NotifierDone.INSTANCE);
  }

  void assertJoining() {
    assertThat(core.hasMessages()).isFalse();
    step();
    assertThat(core.receiveMessage()).isInstanceOf(UnderRtnl.LinkUpper.class);
  }

  void finishJoin() {
    netvsc.run(UnderRtnl.UpperLinked.INSTANCE);
    step();
    core.expectMessage(NetdeviceNotifier.NotifierDone.INSTANCE);
  }

  void call(NotifierEvent event) {
    netvsc.run(new NotifierCall(event));
  }

  /** The next timer fires; false if none is set. */
  boolean step() {
    boolean fired = time.fireNext().isPresent();
    if (fired) {
      netvsc.runOne();
    }
    return fired;
  }
}
