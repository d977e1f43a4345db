package dev.vfrace.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.kernel.NetvscDriver.Order;
import dev.vfrace.vocabulary.LinkState;
import dev.vfrace.vocabulary.MachineEvent;
import dev.vfrace.vocabulary.NotifierEvent;
import dev.vfrace.vocabulary.Nvsp;
import dev.vfrace.vocabulary.Vmbus;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When hv_netvsc has the host switch the data path, and what puts it back. */
@Tag("unit")
class NetvscDataPathTest extends NetvscAmongInboxes {

  @Test
  void answersUpOnlyWhenTheHostHasSwitchedTheDataPath() {
    joined();
    kernel.vf().set(LinkState.IFF_UP);
    call(NotifierEvent.NETDEV_UP);
    host.expectMessage(Nvsp.SwitchDataPath.INSTANCE);
    assertThat(core.hasMessages()).isFalse();
    netvsc.run(Vmbus.DataPathSwitched.INSTANCE);
    core.expectMessage(NetdeviceNotifier.NotifierDone.INSTANCE);
    assertThat(kernel.vf().isDataPath()).isTrue();
  }

  @Test
  void holdsUpBackUntilTheAssociationWhereTheDesignWaits() {
    use("v6.1");
    probe();
    call(NotifierEvent.NETDEV_REGISTER);
    assertJoining();
    finishJoin();
    core.getAllReceived();
    kernel.vf().set(LinkState.IFF_UP);
    call(NotifierEvent.NETDEV_UP);
    assertThat(host.hasMessages()).isFalse();
    netvsc.run(Vmbus.VfAssociated.INSTANCE);
    host.expectMessage(Nvsp.SwitchDataPath.INSTANCE);
  }

  @Test
  void aResumePutsTheDataPathBackUnderRtnlAndReportsTheCarrierLater() {
    joined();
    kernel.vf().setDataPath(true);
    netvsc.run(Order.SUSPEND_RESUME);
    assertThat(core.receiveMessage()).isInstanceOf(RtnlCall.RtnlLock.class);
    assertThat(kernel.vf().isDataPath()).isTrue();
    netvsc.run(RtnlCall.RtnlHeld.INSTANCE);
    assertThat(kernel.vf().isDataPath()).isFalse();
    // netvsc_attach repeats the NVSP handshake
    host.expectMessage(Nvsp.SriovAnnounced.INSTANCE);
    core.expectMessage(RtnlCall.RtnlUnlock.INSTANCE);
    assertThat(director.hasMessages()).isFalse();
    while (!director.hasMessages()) {
      assertThat(step()).isTrue();
    }
    director.expectMessage(MachineEvent.RESUMED);
    assertThat(core.getAllReceived()).contains(NetworkCore.CarrierChange.ON);
    kernel.vf().set(LinkState.IFF_UP);
    call(NotifierEvent.NETDEV_CHANGE);
    host.expectMessage(Nvsp.SwitchDataPath.INSTANCE);
  }

  /** netvsc_set_channels, netvsc_change_mtu of 6.1.192 and 6.12.117. */
  @ParameterizedTest
  @EnumSource(
      value = Order.class,
      names = {"SET_CHANNELS", "CHANGE_MTU"})
  void aReattachKeepsTheJoinAndHasTheHostDeliverToNetvscAgain(Order cause) {
    joined();
    kernel.vf().setDataPath(true);
    kernel.log().hostDeliversToVf(true);
    netvsc.run(cause);
    assertThat(core.receiveMessage()).isInstanceOf(RtnlCall.RtnlLock.class);
    netvsc.run(RtnlCall.RtnlHeld.INSTANCE);
    if (cause == Order.CHANGE_MTU) {
      core.expectMessage(UnderRtnl.MtuSet.INSTANCE);
    }
    assertThat(core.hasMessages()).as("RTNL is held over the handshake").isFalse();
    assertThat(kernel.log().hostDeliversToVf()).isFalse();
    while (!host.hasMessages()) {
      assertThat(step()).isTrue();
    }
    host.expectMessage(Nvsp.SriovAnnounced.INSTANCE);
    assertThat(core.getAllReceived()).doesNotContain(RtnlCall.RtnlUnlock.INSTANCE);
    while (!director.hasMessages()) {
      assertThat(step()).isTrue();
    }
    director.expectMessage(MachineEvent.NETVSC_REATTACHED);
    assertThat(core.getAllReceived()).contains(RtnlCall.RtnlUnlock.INSTANCE);
    assertThat(kernel.vf().isDataPath()).as("data_path_is_vf").isTrue();
    kernel.vf().set(LinkState.IFF_UP);
    call(NotifierEvent.NETDEV_CHANGE);
    assertThat(host.hasMessages()).as("netvsc_vf_changed finds nothing to switch").isFalse();
  }
}
