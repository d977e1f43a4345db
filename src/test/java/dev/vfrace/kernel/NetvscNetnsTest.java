package dev.vfrace.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.vocabulary.KernelMessage;
import dev.vfrace.vocabulary.MachineEvent;
import dev.vfrace.vocabulary.Netns;
import dev.vfrace.vocabulary.NotifierEvent;
import dev.vfrace.vocabulary.Vmbus;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of a VF whose netvsc is moved to another network namespace. */
@Tag("unit")
class NetvscNetnsTest extends NetvscAmongInboxes {

  /** 33caa208dba6: netvsc_vfns_work, behind netvsc's own move and by rtnl_trylock. */
  @Test
  void aVfFollowsInAWorkItemBehindTheMoveFromV6Dot17On() {
    use("v6.17");
    joined();
    netvsc.run(new NetvscDriver.MoveNetvsc(Netns.OTHER));
    core.receiveMessage();
    netvsc.run(RtnlCall.RtnlHeld.INSTANCE);
    core.receiveMessage();
    netvsc.run(UnderRtnl.FlagsChanged.INSTANCE);
    List<KernelMessage> asked = new ArrayList<>();
    while (step()) {
      asked.addAll(core.getAllReceived());
    }
    assertThat(asked)
        .as("takeover and follow, and the move's own unlock; in the order of their timers")
        .hasSize(3)
        .contains(RtnlCall.RtnlUnlock.INSTANCE)
        .filteredOn(RtnlCall.RtnlTrylock.class::isInstance)
        .hasSize(2);
    director.expectMessage(MachineEvent.NETVSC_MOVED);
    netvsc.run(RtnlCall.RtnlHeld.AFTER_TRYING);
    assertThat(core.receiveMessage()).isInstanceOf(UnderRtnl.DevChangeFlags.class);
    netvsc.run(UnderRtnl.FlagsChanged.INSTANCE);
    core.expectMessage(RtnlCall.RtnlUnlock.INSTANCE);
    netvsc.run(RtnlCall.RtnlHeld.AFTER_TRYING);
    assertThat(((UnderRtnl.ChangeNamespace) core.receiveMessage()).target()).isEqualTo(Netns.OTHER);
    netvsc.run(UnderRtnl.NamespaceChanged.INSTANCE);
    core.expectMessage(RtnlCall.RtnlUnlock.INSTANCE);
  }

  /** __dev_change_net_namespace closes netvsc, and __netvsc_vf_setup gives the VF its flags. */
  @Test
  void aMoveClosesNetvscAndItsVfAndATakeoverKeepsTheVfClosed() {
    joined();
    netvsc.run(new NetvscDriver.MoveNetvsc(Netns.OTHER));
    core.receiveMessage();
    netvsc.run(RtnlCall.RtnlHeld.INSTANCE);
    assertThat(((UnderRtnl.DevChangeFlags) core.receiveMessage()).up()).isFalse();
    netvsc.run(UnderRtnl.FlagsChanged.INSTANCE);
    while (!core.hasMessages()) {
      step();
    }
    assertThat(core.receiveMessage()).isInstanceOf(RtnlCall.RtnlTrylock.class);
    netvsc.run(RtnlCall.RtnlHeld.AFTER_TRYING);
    assertThat(((UnderRtnl.DevChangeFlags) core.receiveMessage()).up()).isFalse();
  }

  @Test
  void movesAVfAfterItsNetvscBeforeItJoinsIt() {
    probe();
    netvsc.run(Vmbus.VfAssociated.INSTANCE);
    netvsc.run(new NetvscDriver.MoveNetvsc(Netns.OTHER));
    core.receiveMessage();
    netvsc.run(RtnlCall.RtnlHeld.INSTANCE);
    step();
    director.expectMessage(MachineEvent.NETVSC_MOVED);
    core.getAllReceived();
    call(NotifierEvent.NETDEV_REGISTER);
    UnderRtnl.ChangeNamespace move = (UnderRtnl.ChangeNamespace) core.receiveMessage();
    assertThat(move.target()).isEqualTo(Netns.OTHER);
    netvsc.run(UnderRtnl.NamespaceChanged.INSTANCE);
    core.expectMessage(NetdeviceNotifier.NotifierDone.INSTANCE);
  }
}
