package dev.vfrace.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.kernel.NetvscDriver.Order;
import dev.vfrace.vocabulary.KernelMessage;
import dev.vfrace.vocabulary.LinkState;
import dev.vfrace.vocabulary.MachineEvent;
import dev.vfrace.vocabulary.NotifierEvent;
import dev.vfrace.vocabulary.Nvsp;
import dev.vfrace.vocabulary.Vmbus;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How hv_netvsc is loaded, probed, set up and unloaded, and what its notifier is called for. */
@Tag("unit")
class NetvscDriverTest extends NetvscAmongInboxes {

  @Test
  void hasItsNotifierInTheChainBeforeTheBusDriverFromV6Dot7() {
    netvsc.run(Vmbus.OfferSynthetic.INSTANCE);
    netvsc.run(Order.LOAD_MODULE);
    step();
    assertThat(core.receiveMessage()).isInstanceOf(NetdeviceNotifier.RegisterNotifier.class);
    assertThat(host.hasMessages()).isFalse();
    netvsc.run(NetdeviceNotifier.NotifierChanged.INSTANCE);
    step();
    assertThat(core.receiveMessage()).isInstanceOf(RtnlCall.RtnlLock.class);
  }

  @Test
  void probesBeforeItsNotifierIsInTheChainUpToV6Dot6() {
    use("v6.1");
    netvsc.run(Vmbus.OfferSynthetic.INSTANCE);
    netvsc.run(Order.LOAD_MODULE);
    step();
    step();
    host.expectMessage(Nvsp.SriovAnnounced.INSTANCE);
    assertThat(core.hasMessages()).as("RTNL is not held over the announcement").isFalse();
  }

  /** netvsc_netdev_event: a case that is not there is never called. */
  @Test
  void hasACaseForTheEventsOfItsTimeOnly() {
    assertThat(casesOf("v4.14"))
        .containsExactlyInAnyOrder(
            NotifierEvent.NETDEV_REGISTER,
            NotifierEvent.NETDEV_UNREGISTER,
            NotifierEvent.NETDEV_UP,
            NotifierEvent.NETDEV_DOWN);
    assertThat(casesOf("v6.1"))
        .containsExactlyInAnyOrder(
            NotifierEvent.NETDEV_REGISTER,
            NotifierEvent.NETDEV_UNREGISTER,
            NotifierEvent.NETDEV_UP,
            NotifierEvent.NETDEV_CHANGE,
            NotifierEvent.NETDEV_GOING_DOWN);
    assertThat(casesOf("v6.7"))
        .containsExactlyInAnyOrder(
            NotifierEvent.NETDEV_POST_INIT,
            NotifierEvent.NETDEV_REGISTER,
            NotifierEvent.NETDEV_UNREGISTER,
            NotifierEvent.NETDEV_UP,
            NotifierEvent.NETDEV_CHANGE,
            NotifierEvent.NETDEV_GOING_DOWN);
  }

  /** netvsc_probe of v6.8 sets the VF up itself (VF_REG_IN_PROBE); netvsc_open opens it. */
  @Test
  void aRescanClosesTheVfWithoutATakeoverAndWhoeverSetsNetvscUpOpensIt() {
    use("v6.8");
    kernel.vf().setRegistered(true);
    kernel.vf().set(LinkState.IFF_UP);
    List<KernelMessage> asked = load();
    assertThat(flagsChanges(asked)).containsExactly(false, true);
    assertThat(asked).hasAtLeastOneElementOfType(UnderRtnl.LinkUpper.class);
    assertThat(asked).doesNotHaveAnyElementsOfTypes(RtnlCall.RtnlTrylock.class);
    int linked = indexOf(asked, UnderRtnl.LinkUpper.class);
    int flagged = indexOf(asked, UnderRtnl.DevChangeFlags.class);
    int released = indexOf(asked, RtnlCall.RtnlUnlock.class);
    assertThat(linked).as("joined, then set up").isLessThan(flagged);
    assertThat(flagged).as("in the probe's hold of RTNL").isLessThan(released);
  }

  /** dev_open of a device with IFF_UP does nothing. */
  @Test
  void whoeverSetsUpANetvscThatIsUpOpensNothing() {
    joined();
    netvsc.run(Order.SET_UP);
    assertThat(core.receiveMessage()).isInstanceOf(RtnlCall.RtnlLock.class);
    netvsc.run(RtnlCall.RtnlHeld.INSTANCE);
    core.expectMessage(RtnlCall.RtnlUnlock.INSTANCE);
    director.expectMessage(MachineEvent.NETVSC_UP);
  }

  /** K10: netvsc_probe of v6.8 goes on with __netvsc_vf_setup when the rx handler is taken. */
  @Test
  void aRescanFlagsAndSetsUpAVfThatItCannotJoin() {
    use("v6.8");
    kernel.vf().setRegistered(true);
    kernel.vf().set(LinkState.IFF_UP);
    netvsc.run(Order.TAKE_RX_HANDLER);
    assertThat(flagsChanges(load())).containsExactly(false);
    assertThat(kernel.vf().state().isSlave()).isTrue();
    assertThat(kernel.vf().state().hasMaster()).isFalse();
  }

  @Test
  void unloadsItsNotifierFirstThenUnlinksAndClosesTheChannel() {
    joined();
    netvsc.run(Order.UNLOAD_MODULE);
    assertThat(core.receiveMessage()).isInstanceOf(NetdeviceNotifier.UnregisterNotifier.class);
    assertThat(host.hasMessages()).isFalse();
    netvsc.run(NetdeviceNotifier.NotifierChanged.INSTANCE);
    assertThat(core.receiveMessage()).isInstanceOf(RtnlCall.RtnlLock.class);
    netvsc.run(RtnlCall.RtnlHeld.INSTANCE);
    core.expectMessage(UnderRtnl.UnlinkUpper.INSTANCE);
    core.expectMessage(RtnlCall.RtnlUnlock.INSTANCE);
    host.expectMessage(Nvsp.ChannelClosed.INSTANCE);
    director.expectMessage(MachineEvent.MODULE_UNLOADED);
  }

  @Test
  void aVmThatIsSwitchedOffTakesNothingOver() {
    joined();
    netvsc.run(Order.POWER_OFF);
    assertThat(step()).isFalse();
    call(NotifierEvent.NETDEV_UNREGISTER);
    core.expectMessage(NetdeviceNotifier.NotifierDone.INSTANCE);
  }

  private static List<Boolean> flagsChanges(List<KernelMessage> asked) {
    return asked.stream()
        .filter(UnderRtnl.DevChangeFlags.class::isInstance)
        .map(message -> ((UnderRtnl.DevChangeFlags) message).up())
        .toList();
  }

  private static int indexOf(List<KernelMessage> asked, Class<?> kind) {
    return asked.stream().map(kind::isInstance).toList().indexOf(true);
  }

  /** The events for which a design's notifier is called. */
  private Set<NotifierEvent> casesOf(String design) {
    use(design);
    return load().stream()
        .filter(NetdeviceNotifier.RegisterNotifier.class::isInstance)
        .map(message -> ((NetdeviceNotifier.RegisterNotifier) message).events())
        .findFirst()
        .orElseThrow();
  }
}
